//! Title, author, dates: once for old readers (Info), once for new ones (XMP). Both say the same.

use lopdf::{Dictionary, Object, Stream, dictionary};
use parkgauge_core::report::Report;

use super::{Archive, text};

/// The document information dictionary.
pub(super) fn info(report: &Report) -> Dictionary {
    dictionary! {
        "Title" => text(&plain(&report.title)),
        "Author" => text(&plain(&report.author)),
        "Subject" => text(&plain(&report.subject)),
        "Keywords" => text(&report.stamp.fingerprint),
        "Creator" => text(&creator(report)),
        "Producer" => text(&creator(report)),
        "CreationDate" => date(report),
        "ModDate" => date(report),
    }
}

/// When the snapshot was taken, in the form of PDF.
pub(super) fn date(report: &Report) -> Object {
    let offset = report.stamp.made_at.format("%:z").to_string().replace(':', "'");
    Object::string_literal(format!("D:{}{offset}'", report.stamp.made_at.format("%Y%m%d%H%M%S")))
}

fn creator(report: &Report) -> String {
    format!("ParkGauge {}", report.stamp.app_version)
}

/// The XMP packet. Its dates and names are those of [`info`].
pub(super) fn xmp(report: &Report, archive: Archive) -> Stream {
    let part = if archive == Archive::A1b { 1 } else { 3 };
    let made_at = report.stamp.made_at.format("%Y-%m-%dT%H:%M:%S%:z");
    let (title, author) = (escaped(&report.title), escaped(&report.author));
    let (subject, creator) = (escaped(&report.subject), escaped(&creator(report)));
    let fingerprint = escaped(&report.stamp.fingerprint);
    let packet = format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{made_at}</xmp:CreateDate>
<xmp:ModifyDate>{made_at}</xmp:ModifyDate>
<pdf:Producer>{creator}</pdf:Producer>
<pdf:Keywords>{fingerprint}</pdf:Keywords>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{FEFF}'
    );
    let entries = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    // Left uncompressed: archives read it without a PDF reader.
    Stream::new(entries, packet.into_bytes()).with_compression(false)
}

/// What both ways of saying it can hold: archives refuse a file whose two sides differ by a control character.
fn plain(content: &str) -> String {
    let holds = |character: &char| !character.is_control() && !matches!(character, '\u{FFFE}' | '\u{FFFF}');
    content.chars().filter(holds).collect::<String>().trim().to_owned()
}

/// XML text.
fn escaped(content: &str) -> String {
    plain(content).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
