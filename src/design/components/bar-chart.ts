import { type Html, html } from '../html.ts';

export type Bar = {
  label: string;
  value: number;
  /** What is written at the end; the value itself if left out. */
  text?: string;
  /** A quieter shade, for what is only there to compare with. */
  quiet?: boolean;
};

/** Bars that lie, with their words and numbers as real text. `says` is one sentence that tells what to see. */
export function barChart(options: {
  says: string;
  bars: readonly Bar[];
  /** The length of a full bar; the greatest value if left out. */
  most?: number;
  /** A line across every bar, such as what is needed. */
  line?: { value: number; text: string };
}): Html {
  const { says, bars, line } = options;
  const most = options.most ?? Math.max(1, line?.value ?? 0, ...bars.map((bar) => bar.value));
  return html`<div class="cf-chart"><p class="cf-chart__says">${says}</p>
<ul class="cf-bars">${bars.map((bar) => barItem(bar, most, line?.value))}</ul>${line && html`<p class="cf-quiet govuk-body">The upright line marks ${line.text}.</p>`}</div>`;
}

const LENGTH = 1000;

function barItem({ label, value, text, quiet }: Bar, most: number, line: number | undefined): Html {
  const at = (amount: number) => Math.round((Math.min(Math.max(0, amount), most) / most) * LENGTH);
  return html`<li><span class="cf-bars__label">${label}</span> <svg class="cf-bars__bar" viewBox="0 0 ${LENGTH} 18" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="cf-shape cf-shape--track" width="${LENGTH}" height="18"/><rect class="cf-shape${quiet && ' cf-shape--quiet'}" width="${at(value)}" height="18"/>${line !== undefined && html`<rect class="cf-shape cf-shape--mark" x="${Math.min(at(line), LENGTH - 4)}" width="4" height="18"/>`}</svg> <span class="cf-bars__value">${text ?? value.toLocaleString('en-GB')}</span></li>`;
}
