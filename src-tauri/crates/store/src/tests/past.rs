//! The state of before comes back from the journal alone.

use super::{answer, at, raw, workspace};

#[test]
fn every_record_is_as_it_stood_after_a_change() {
    let (_folder, mut store) = workspace();
    answer(&mut store, "i1", "1");
    let then = store.read().sequence().unwrap();
    answer(&mut store, "i1", "2");
    answer(&mut store, "i2", "3");
    store.undo("张三", at(9)).unwrap();

    let past = store.as_of(then).unwrap();
    assert_eq!(raw(&past, "i1").as_deref(), Some("1"));
    assert_eq!(raw(&past, "i2"), None);
    assert_eq!(past.read().sequence().unwrap(), then);
    assert_eq!(past.read().assessments().unwrap().len(), 1);

    let now = store.as_of(store.read().sequence().unwrap()).unwrap();
    assert_eq!(raw(&now, "i1").as_deref(), Some("2"));
    assert_eq!(raw(&now, "i2"), None, "it was taken back");
    assert_eq!(store.as_of(0).unwrap().read().assessments().unwrap(), []);
}

#[test]
fn what_is_written_into_the_past_does_not_last() {
    let (_folder, mut store) = workspace();
    answer(&mut store, "i1", "1");
    let mut past = store.as_of(store.read().sequence().unwrap()).unwrap();
    answer(&mut past, "i1", "9");
    assert_eq!(raw(&store, "i1").as_deref(), Some("1"));
}
