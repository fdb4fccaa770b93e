//! What other frameworks than the first one put into the book.

use parkgauge_tests::{Story, Typed, output_of, squeezed};
use serde_json::json;

#[test]
fn points_stand_beside_their_results_and_a_table_is_printed_row_by_row() {
    let mut story = Story::new("park-operation").answer("plan", Typed::Chosen(&["l4"]));
    let rows = json!({ "kind": "rows", "rows": [["企业开办", "5", "1", "天", "2024", "办事台账"], ["", "", "", "", "", ""]] });
    story.call(
        "save_answer",
        json!({ "indicator": "efficiency", "slot": "value", "base_revision": 0, "raw": rows }),
    );
    let (zip, _) = story.make_set("set.zip");
    let folder = story.beside("set");
    story.call("unpack_package", json!({ "file": zip, "out": folder }));
    let book = folder.join("申报书.pdf").display().to_string();
    let text = output_of("pdftotext", &["-enc", "UTF-8", "-raw", &book, "-"]);
    let text = squeezed(&text);
    for words in ["，已计分，得分80分（满分100分）", "本领域得分：", "企业开办51天2024办事台账", "已计分80分"]
    {
        assert!(text.contains(words), "{words}");
    }
}
