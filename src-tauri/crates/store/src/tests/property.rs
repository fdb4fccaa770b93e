use proptest::prelude::*;

use super::{at, workspace};
use crate::record::{Answer, Firm, Record, Saved, Slot};
use crate::{Store, StoreError};

#[derive(Debug, Clone)]
enum Step {
    Answer(u8, u8),
    Forget(u8),
    Import(Vec<(u8, u8)>),
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..4u8, 0..5u8).prop_map(|(indicator, value)| Step::Answer(indicator, value)),
        1 => (0..4u8).prop_map(Step::Forget),
        1 => prop::collection::vec((0..6u8, 0..3u8), 0..8).prop_map(Step::Import),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}

/// Everything but the stamps, which say when and never go back.
fn content(store: &Store) -> (Vec<Answer>, Vec<Firm>) {
    let mut answers = store.read().answers("a").unwrap();
    answers.iter_mut().for_each(|answer| answer.stamp(Saved::default()));
    (answers, store.read().firms(2026).unwrap())
}

fn apply(store: &mut Store, step: &Step) {
    let name = |indicator: &u8| format!("i{indicator}");
    let outcome = match step {
        Step::Answer(indicator, value) => {
            let record = Answer::new("a", &name(indicator), Slot::Value, &value.to_string());
            store.write("填写", "张三", at(2), |tx| tx.put(record)).map(drop)
        }
        Step::Forget(indicator) => {
            let key = Answer::key_of("a", &name(indicator), Slot::Value);
            store.write("删除", "张三", at(2), |tx| tx.remove::<Answer>(&key)).map(drop)
        }
        Step::Import(rows) => store
            .write("导入", "张三", at(2), |tx| {
                for (id, position) in rows {
                    let position = i64::from(*position);
                    tx.put(Firm { year: 2026, id: id.to_string(), position, cells: Default::default() })?;
                }
                Ok(())
            })
            .map(drop),
        // Without its assessment nothing could be answered any more.
        Step::Undo if store.read().undo_candidate().unwrap().is_some_and(|c| c.label == "新建自评估") => {
            Ok(())
        }
        Step::Undo => store.undo("张三", at(3)).map(drop),
        Step::Redo => store.redo("张三", at(3)).map(drop),
    };
    match outcome {
        Ok(()) | Err(StoreError::NothingToUndo { .. }) => {}
        Err(cause) => panic!("{cause}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn undoing_everything_leads_back_and_redoing_everything_forth(steps in prop::collection::vec(step(), 1..24)) {
        let (_folder, mut store) = workspace();
        store.undo("张三", at(1)).unwrap();
        let empty = content(&store);
        store.redo("张三", at(1)).unwrap();
        for step in &steps {
            apply(&mut store, step);
        }
        let full = content(&store);
        let mut undone = 0;
        while store.undo("张三", at(4)).is_ok() {
            undone += 1;
        }
        prop_assert_eq!(content(&store), empty);
        for _ in 0..undone {
            store.redo("张三", at(5)).unwrap();
        }
        prop_assert_eq!(content(&store), full);
        prop_assert_eq!(store.check().unwrap(), []);
    }
}
