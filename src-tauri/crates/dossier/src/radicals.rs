//! Characters that look like others but are not, mapped to the ones people search for.
//!
//! Copying from a PDF or from some input methods yields Kangxi radicals (⽣) and compatibility ideographs in place of the
//! ordinary characters (生). Both would share a glyph, and a PDF can name only one character for a glyph: left alone, one
//! pasted ⽣ would make every 生 of the book copy as ⽣.
//!
//! Source: EquivalentUnifiedIdeograph.txt of Unicode 14.0; canonical decompositions.

use unicode_normalization::UnicodeNormalization;

/// From U+2F00 on. 户 青 黄 stand in their mainland form: that is what was meant where this is pasted.
const KANGXI: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾\
    干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生\
    用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷\
    豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻\
    黄黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// From U+2E80 on; ○ where there is no equivalent.
const SUPPLEMENT: &str = "\
    ○厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵○旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓\
    罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨\
    鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";

/// The unified ideograph for a radical or compatibility ideograph; any other character as it is.
#[must_use]
pub fn unified(character: char) -> char {
    let nth = |table: &str, first: char| {
        table.chars().nth(character as usize - first as usize).filter(|found| *found != '○')
    };
    match character {
        '\u{2F00}'..='\u{2FD5}' => nth(KANGXI, '\u{2F00}'),
        '\u{2E80}'..='\u{2EF3}' => nth(SUPPLEMENT, '\u{2E80}'),
        '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}' => std::iter::once(character).nfc().next(),
        _ => None,
    }
    .unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::unified;

    #[test]
    fn a_pasted_radical_is_the_character_that_is_searched_for() {
        let pasted = "\u{2F63}产⼯业\u{2ED4}金\u{F90A}";
        assert_eq!(pasted.chars().map(unified).collect::<String>(), "生产工业门金金");
        assert_eq!(unified('生'), '生');
        assert_eq!((unified('\u{2FD5}'), unified('\u{2EF3}')), ('龠', '龟'));
    }
}
