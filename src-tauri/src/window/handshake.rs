//! The close handshake as plain data: what happened in, what to do out.

/// Where closing stands. A round is one attempt to close; answers to an older one count no more.
#[derive(Debug, Default)]
pub struct Handshake {
    round: u32,
    phase: Phase,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// The user works.
    #[default]
    Working,
    /// The page writes its outbox.
    Flushing,
    /// The user is asked.
    Asking,
    /// Decided; there is no way back.
    Leaving,
}

/// What happened.
#[derive(Debug, Clone, Copy)]
pub enum Event {
    /// The user closes the window.
    CloseWanted,
    /// The page wrote its outbox as far as it could.
    Flushed { round: u32, unsaved: u32 },
    /// The page had its time.
    GraceOver { round: u32 },
    /// The user closes although something may be lost.
    Leave { round: u32 },
    /// The user goes back to work.
    Stay { round: u32 },
}

/// What to do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Nothing,
    AskPage {
        round: u32,
    },
    /// `unsaved` is how many entries the page could not write; nothing if it did not answer.
    AskUser {
        round: u32,
        unsaved: Option<u32>,
    },
    Close,
}

impl Handshake {
    /// Takes one event in.
    pub fn take(&mut self, event: Event) -> Step {
        let (phase, step) = match (self.phase, event) {
            (Phase::Working, Event::CloseWanted) => {
                self.round += 1;
                (Phase::Flushing, Step::AskPage { round: self.round })
            }
            // Late is better than never: the question on screen becomes void.
            (Phase::Flushing | Phase::Asking, Event::Flushed { round, unsaved: 0 })
                if round == self.round =>
            {
                (Phase::Leaving, Step::Close)
            }
            (Phase::Flushing, Event::Flushed { round, unsaved }) if round == self.round => {
                (Phase::Asking, Step::AskUser { round, unsaved: Some(unsaved) })
            }
            (Phase::Flushing, Event::GraceOver { round }) if round == self.round => {
                (Phase::Asking, Step::AskUser { round, unsaved: None })
            }
            (Phase::Asking, Event::Leave { round }) if round == self.round => (Phase::Leaving, Step::Close),
            (Phase::Asking, Event::Stay { round }) if round == self.round => (Phase::Working, Step::Nothing),
            (phase, _) => (phase, Step::Nothing),
        };
        self.phase = phase;
        step
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(events: &[Event]) -> (Handshake, Step) {
        let mut handshake = Handshake::default();
        let mut step = Step::Nothing;
        for event in events {
            step = handshake.take(*event);
        }
        (handshake, step)
    }

    #[test]
    fn the_window_closes_when_the_page_has_written_everything() {
        let (_, step) = after(&[Event::CloseWanted, Event::Flushed { round: 1, unsaved: 0 }]);
        assert_eq!(step, Step::Close);
    }

    #[test]
    fn the_page_is_asked_once_however_often_the_user_clicks() {
        let (mut handshake, step) = after(&[Event::CloseWanted]);
        assert_eq!(step, Step::AskPage { round: 1 });
        assert_eq!(handshake.take(Event::CloseWanted), Step::Nothing);
    }

    #[test]
    fn an_entry_that_could_not_be_written_leads_to_a_question() {
        let (mut handshake, step) = after(&[Event::CloseWanted, Event::Flushed { round: 1, unsaved: 2 }]);
        assert_eq!(step, Step::AskUser { round: 1, unsaved: Some(2) });
        assert_eq!(handshake.take(Event::Leave { round: 1 }), Step::Close);
    }

    #[test]
    fn a_page_that_says_nothing_leads_to_a_question() {
        let (_, step) = after(&[Event::CloseWanted, Event::GraceOver { round: 1 }]);
        assert_eq!(step, Step::AskUser { round: 1, unsaved: None });
    }

    #[test]
    fn going_back_keeps_the_window_and_the_next_close_asks_again() {
        let (mut handshake, _) =
            after(&[Event::CloseWanted, Event::Flushed { round: 1, unsaved: 1 }, Event::Stay { round: 1 }]);
        assert_eq!(handshake.take(Event::CloseWanted), Step::AskPage { round: 2 });
    }

    #[test]
    fn the_end_of_an_old_grace_does_not_disturb_a_new_round() {
        let (_, step) = after(&[
            Event::CloseWanted,
            Event::Flushed { round: 1, unsaved: 1 },
            Event::Stay { round: 1 },
            Event::CloseWanted,
            Event::GraceOver { round: 1 },
        ]);
        assert_eq!(step, Step::Nothing);
    }

    #[test]
    fn a_late_page_that_wrote_everything_spares_the_question() {
        let (_, step) = after(&[
            Event::CloseWanted,
            Event::GraceOver { round: 1 },
            Event::Flushed { round: 1, unsaved: 0 },
        ]);
        assert_eq!(step, Step::Close);
    }
}
