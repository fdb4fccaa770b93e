use super::{answer, at, raw, workspace};
use crate::record::{Answer, Noun, Record, Slot};
use crate::{ChangeKind, StoreError};

#[test]
fn undo_names_what_it_takes_back_and_redo_does_it_again() {
    let (_folder, mut store) = workspace();
    answer(&mut store, "i1", "1");
    answer(&mut store, "i1", "2");
    answer(&mut store, "i2", "9");

    assert_eq!(store.undo("张三", at(5)).unwrap().change.label, "填写 i2");
    assert_eq!(raw(&store, "i2"), None);
    assert_eq!(store.undo("张三", at(6)).unwrap().change.label, "填写 i1");
    assert_eq!(raw(&store, "i1").as_deref(), Some("1"));

    store.redo("张三", at(7)).unwrap();
    store.redo("张三", at(8)).unwrap();
    assert_eq!((raw(&store, "i1").as_deref(), raw(&store, "i2").as_deref()), (Some("2"), Some("9")));
    assert!(matches!(store.redo("张三", at(9)), Err(StoreError::NothingToUndo { what: "redo" })));
    assert_eq!(store.undo("张三", at(10)).unwrap().change.label, "填写 i2");
}

#[test]
fn a_new_edit_ends_what_can_be_done_again() {
    let (_folder, mut store) = workspace();
    answer(&mut store, "i1", "1");
    store.undo("张三", at(5)).unwrap();
    answer(&mut store, "i1", "3");
    assert_eq!(store.read().redo_candidate().unwrap(), None);
    assert_eq!(raw(&store, "i1").as_deref(), Some("3"));
}

#[test]
fn undo_ends_at_the_beginning() {
    let (_folder, mut store) = workspace();
    store.undo("张三", at(5)).unwrap();
    assert_eq!(store.read().assessments().unwrap(), []);
    assert!(matches!(store.undo("张三", at(6)), Err(StoreError::NothingToUndo { what: "undo" })));
}

#[test]
fn an_import_of_many_rows_is_taken_back_in_one_step() {
    let (_folder, mut store) = workspace();
    store
        .write("导入三条", "张三", at(3), |tx| {
            for indicator in ["i1", "i2", "i3"] {
                tx.put(Answer::new("a", indicator, Slot::Value, "1"))?;
            }
            tx.put(Answer::new("a", "i1", Slot::Value, "2"))
        })
        .unwrap();
    assert_eq!(store.read().answers("a").unwrap().len(), 3);
    store.undo("张三", at(4)).unwrap();
    assert_eq!(store.read().answers("a").unwrap(), []);
}

#[test]
fn history_tells_who_changed_an_item_from_what_to_what() {
    let (_folder, mut store) = workspace();
    let first = answer(&mut store, "i1", "1");
    let second = answer(&mut store, "i1", "2");
    store.undo("李四", at(7)).unwrap();
    let history = store.read().history_of(Noun::Answer, &first.key()).unwrap();
    let image = |answer: &Answer| Some(serde_json::to_string(answer).unwrap());
    assert_eq!(history.len(), 3);
    assert_eq!((&history[0].before, &history[0].after), (&None, &image(&first)));
    assert_eq!((&history[1].before, &history[1].after), (&image(&first), &image(&second)));
    assert_eq!(history[2].change.kind, ChangeKind::Undo);
    assert_eq!((history[2].change.actor.as_str(), history[2].change.at), ("李四", at(7)));
    let restored: Answer = serde_json::from_str(history[2].after.as_deref().unwrap()).unwrap();
    assert_eq!(restored.raw, "1");
    assert!(restored.saved.revision > second.saved.revision, "an old revision never comes back");
}

#[test]
fn a_save_over_somebody_elses_newer_text_is_refused_with_that_text() {
    let (_folder, mut store) = workspace();
    let known = answer(&mut store, "i1", "\"旧\"");
    let newer = answer(&mut store, "i1", "\"新\"");
    let mine = Answer::new("a", "i1", Slot::Value, "\"我的\"");
    let refused =
        store.write("填写", "李四", at(5), |tx| tx.save(mine.clone(), known.saved.revision)).unwrap_err();
    let StoreError::Conflict { base, revision, current, .. } = refused else { panic!("{refused}") };
    assert_eq!((base, revision), (known.saved.revision, newer.saved.revision));
    assert_eq!(serde_json::from_str::<Answer>(&current.unwrap()).unwrap(), newer);
    assert_eq!(raw(&store, "i1").as_deref(), Some("\"新\""));
    store.write("填写", "李四", at(6), |tx| tx.save(mine, newer.saved.revision)).unwrap();
    assert_eq!(raw(&store, "i1").as_deref(), Some("\"我的\""));
}

#[test]
fn a_save_whose_reply_got_lost_can_be_repeated() {
    let (_folder, mut store) = workspace();
    let mine = Answer::new("a", "i1", Slot::Value, "1");
    let (first, _) = store.write("填写", "张三", at(5), |tx| tx.save(mine.clone(), 0)).unwrap();
    let (again, committed) = store.write("填写", "张三", at(6), |tx| tx.save(mine, 0)).unwrap();
    assert_eq!(again, first);
    assert!(!committed.recorded, "saving the same again is no change");
}

#[test]
fn a_window_that_saw_the_first_answer_cannot_overwrite_after_delete_and_rewrite() {
    let (_folder, mut store) = workspace();
    let seen = answer(&mut store, "i1", "1");
    let key = seen.key();
    store.write("删", "张三", at(5), |tx| tx.remove::<Answer>(&key)).unwrap();
    answer(&mut store, "i1", "2");
    let stale = Answer::new("a", "i1", Slot::Value, "3");
    let refused = store.write("填写", "李四", at(6), |tx| tx.save(stale, seen.saved.revision));
    assert!(matches!(refused, Err(StoreError::Conflict { .. })));
}

#[test]
fn a_change_that_fails_half_way_leaves_nothing() {
    let (_folder, mut store) = workspace();
    let sequence = store.read().sequence().unwrap();
    let failed = store.write("两步", "张三", at(5), |tx| {
        tx.put(Answer::new("a", "i1", Slot::Value, "1"))?;
        tx.save(Answer::new("a", "i2", Slot::Value, "1"), 77)
    });
    assert!(matches!(failed, Err(StoreError::Conflict { revision: 0, current: None, .. })));
    assert_eq!(raw(&store, "i1"), None);
    assert_eq!(store.read().sequence().unwrap(), sequence);
}

#[test]
fn an_answer_to_an_assessment_that_does_not_exist_is_refused() {
    let (_folder, mut store) = workspace();
    let orphan = Answer::new("nowhere", "i1", Slot::Value, "1");
    assert!(store.write("填写", "张三", at(5), |tx| tx.put(orphan)).is_err());
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn nothing_can_alter_the_journal() {
    let (_folder, mut store) = workspace();
    answer(&mut store, "i1", "1");
    for sql in [
        "update change set label = 'x'",
        "delete from change",
        "update change_item set after = '{}'",
        "delete from change_item",
    ] {
        let refused = store.connection.execute(sql, []).unwrap_err();
        assert!(refused.to_string().contains("append-only"), "{sql}: {refused}");
    }
    assert_eq!(store.read().changes(10).unwrap().len(), 2);
}

#[test]
fn a_record_altered_behind_the_journal_is_found() {
    let (_folder, mut store) = workspace();
    let altered = answer(&mut store, "i1", "1");
    store.connection.execute("update answer set raw = '100'", []).unwrap();
    let expected = crate::Fault::History { noun: Noun::Answer, key: altered.key() };
    assert_eq!(store.check().unwrap(), [expected]);
}
