// A firm at its desk: fills in a workbook without any office program. Only what these journeys need of the formats.

import { readFileSync, writeFileSync } from "node:fs";
import { crc32, inflateRawSync } from "node:zlib";

/** Parts of an archive by name, in order. */
function parts(archive) {
  const end = archive.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const found = new Map();
  let at = archive.readUInt32LE(end + 16);
  for (let i = archive.readUInt16LE(end + 10); i > 0; i -= 1) {
    const [method, size, nameLength, extra, comment, local] = [
      archive.readUInt16LE(at + 10),
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
      archive.readUInt16LE(at + 30),
      archive.readUInt16LE(at + 32),
      archive.readUInt32LE(at + 42),
    ];
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const content = archive.subarray(from, from + size);
    found.set(archive.toString("utf8", at + 46, at + 46 + nameLength), method === 0 ? content : inflateRawSync(content));
    at += 46 + nameLength + extra + comment;
  }
  return found;
}

/** An archive of these parts, nothing compressed. */
function archive(all) {
  const locals = [];
  const central = [];
  let at = 0;
  for (const [name, content] of all) {
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(content.length, 14);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), head, Buffer.from(name), content]);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(at, 10);
    central.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), head, where, Buffer.from(name));
    locals.push(local);
    at += local.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(all.size, 8);
  end.writeUInt16LE(all.size, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, list, end]);
}

/** Fills in the answers `{key: text}` of a questionnaire. */
export function fill(file, answers) {
  const all = parts(readFileSync(file));
  const texts = [...all.get("xl/sharedStrings.xml").toString().matchAll(/<si>(.*?)<\/si>/gs)].map(([, text]) => text.replace(/<[^>]*>/g, ""));
  const name = "xl/worksheets/sheet2.xml";
  let sheet = all.get(name).toString();
  for (const [key, text] of Object.entries(answers)) {
    const cell = [...sheet.matchAll(/<c r="G(\d+)"[^>]*t="s"[^>]*><v>(\d+)<\/v>/g)].find(([, , at]) => texts[Number(at)] === key);
    if (cell === undefined) throw new Error(`no cell ${key} in ${file}`);
    sheet = sheet.replace(new RegExp(`<c r="C${cell[1]}"( s="\\d+")?/>`), `<c r="C${cell[1]}"$1 t="inlineStr"><is><t>${text}</t></is></c>`);
  }
  all.set(name, Buffer.from(sheet));
  writeFileSync(file, archive(all));
}
