import PDFDocument from 'pdfkit';

/** A part of a printed document: a heading, and lines below it. */
export type Section = { heading: string; lines: string[] };

/** A document to print. */
export type Printed = { title: string; made: Date; sections: Section[]; foot: string };

/** The font that PDFs are written in: a file, and which of its faces. */
export type Font = { file: string; face?: string | undefined };

const margin = 56;

/** Prints a document as a PDF. The font has to hold Chinese; only the letters that occur are embedded. */
export async function print(
  { title, made, sections, foot }: Printed,
  font: Font,
): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: 'A4',
    margin,
    bufferPages: true,
    lang: 'zh-CN',
    info: { Title: title, CreationDate: made },
  });
  const pieces: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc
      .on('data', (piece: Buffer) => pieces.push(piece))
      .on('end', resolve)
      .on('error', reject);
  });
  doc.registerFont('text', font.file, font.face);
  doc.font('text').fontSize(18).text(title);
  for (const { heading, lines } of sections) {
    doc.moveDown(0.8).fontSize(13).fillColor('#12305c').text(heading);
    doc.moveDown(0.2).fontSize(9.5).fillColor('#111');
    for (const line of lines) doc.text(line, { lineGap: 2, paragraphGap: 2 });
  }
  number(doc, foot);
  doc.end();
  await ended;
  return new Uint8Array(Buffer.concat(pieces));
}

function number(doc: PDFKit.PDFDocument, foot: string): void {
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page);
    // Below the margin, where a new line would otherwise begin a page.
    doc.page.margins.bottom = 0;
    doc
      .fontSize(8)
      .fillColor('#555')
      .text(`${foot} · ${page + 1} / ${count}`, margin, doc.page.height - 36, { lineBreak: false });
  }
}
