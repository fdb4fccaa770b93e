//! A framework as large as any will be.

/// A framework of many indicators: figures in bands, options, levels and formulas by turns.
pub fn large_framework(indicators: usize) -> String {
    let mut text = format!(
        "format = 1\nid = \"large\"\nedition = \"1\"\ntitle = \"一千项\"\nissuer = \"试\"\nabout = \"试\"\n\
         [scheme]\nkind = \"points\"\nfull = \"{indicators}\"\nstanding = \"house\"\n"
    );
    for area in 0..20 {
        text += &format!("[[area]]\nid = \"a{area}\"\nname = \"领域{area}\"\nstanding = \"house\"\n");
    }
    for number in 0..indicators {
        let (question, rule) = match number % 4 {
            0 => (
                "{ kind = \"money\", unit = \"亿元\" }",
                "{ kind = \"bands\", bands = [{ to = \"20\", points = \"0\" }, { over = \"20\", to = \"80\", points = \"1/2\" }, \
                 { over = \"80\", points = \"1\" }] }",
            ),
            1 => (
                "{ kind = \"choices\", options = [{ id = \"a\", label = \"甲\", share = \"50%\", standing = \"house\" }, \
                 { id = \"b\", label = \"乙\", share = \"50%\", standing = \"house\" }] }",
                "{ kind = \"options\" }",
            ),
            2 => (
                "{ kind = \"level\", levels = [{ id = \"l1\", label = \"一级\", sentence = \"有制度。\", standing = \"house\" }, \
                 { id = \"l2\", label = \"二级\", sentence = \"在系统中运行。\", standing = \"house\" }] }",
                "{ kind = \"level\" }",
            ),
            _ => (
                "{ kind = \"computed\", formula = \"base.gross_output ÷ base.employees\", unit = \"万元/人\", text = \"人均产值\" }",
                "{ kind = \"linear\", zero = \"0\", full_at = \"100\" }",
            ),
        };
        text += &format!(
            "[[indicator]]\nid = \"i{number}\"\narea = \"a{}\"\nnumber = \"{number}\"\nname = \"指标{number}\"\nask = \"多少？\"\n\
             question = {question}\nscore = {{ full = \"1\", rule = {rule}, standing = \"house\" }}\nstanding = \"house\"\n",
            number % 20
        );
    }
    text
}
