import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** What the worker is given: the document as JSON for the template, and the pictures it names. */
export type PdfOrder = { document: string; pictures: readonly { path: string; bytes: Uint8Array }[] };
/** What it answers: the file, or what Typst said against it. */
export type PdfAnswer = { pdf: Uint8Array<ArrayBuffer> } | { problem: string };

function makePdf(order: PdfOrder): PdfAnswer {
  // A folder that does not exist: the template sees the pictures given to it and no file of this machine.
  const workspace = resolve('/documents-without-files');
  const compiler = NodeCompiler.create({ workspace });
  for (const { path, bytes } of order.pictures) compiler.mapShadow(join(workspace, path), Buffer.from(bytes));
  const template = readFileSync(new URL('./report.typ', import.meta.url), 'utf8');
  const compiled = compiler.compile({ mainFileContent: template, inputs: { document: order.document } });
  if (compiled.result === null) return { problem: JSON.stringify(compiled.takeError()?.shortDiagnostics) };
  try {
    return { pdf: new Uint8Array(compiler.pdf(compiled.result, { pdfStandard: 'ua-1' })) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

const answer = makePdf(workerData as PdfOrder);
parentPort?.postMessage(answer, 'pdf' in answer ? [answer.pdf.buffer] : []);
