import { type Html, html } from './html.ts';

export type MailMessage = {
  /** Whom it greets; left out, it greets nobody. */
  to?: string;
  /** The first line: who wants what by when. */
  ask: string;
  /** The one button. `url` is whole, with https and host. */
  button?: { text: string; url: string };
  paragraphs: readonly string[];
  /** Why this person gets it: `You get this because you are the lead peer.` */
  why: string;
  signOff?: string;
};

/** A message in two versions that say the same in the same order: the ask, the button, the rest, why you. */
export function mailMessage(message: MailMessage): { text: string; html: string } {
  return { text: textVersion(message), html: String(htmlVersion(message)) };
}

const SIGN_OFF = 'Critical Friend';

function textVersion({ to, ask, button, paragraphs, why, signOff = SIGN_OFF }: MailMessage): string {
  const parts = [
    to && `Hello ${to},`,
    ask,
    button && `${button.text}:\n${button.url}`,
    ...paragraphs,
    signOff,
    `--\n${why}`,
  ];
  return `${parts
    .filter((part) => typeof part === 'string' && part !== '')
    .map((part) => wrapped(part as string))
    .join('\n\n')}\n`;
}

/** Lines of at most 76 characters; a word or an address longer than that keeps its own line whole. */
function wrapped(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const lines: string[] = [];
      let current = '';
      for (const word of line.split(/[ \t]+/)) {
        if (current !== '' && current.length + 1 + word.length > 76) {
          lines.push(current);
          current = word;
        } else current = current === '' ? word : `${current} ${word}`;
      }
      return [...lines, current].join('\n');
    })
    .join('\n');
}

// Mail programs drop style sheets, so here alone styles stand in the markup. Colours are those of tokens.scss.
const FACE = "font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const P = `margin:0 0 16px;${FACE};font-size:17px;line-height:1.5;color:#16211f`;

function htmlVersion({ to, ask, button, paragraphs, why, signOff = SIGN_OFF }: MailMessage): Html {
  return html`<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${ask}</title></head>
<body style="margin:0;padding:0;background:#edf3f0">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-top:6px solid #0b4f4a"><tr><td style="padding:28px 28px 12px">
${to && html`<p style="${P}">Hello ${to},</p>`}
<p style="${P};font-size:20px;font-weight:bold">${ask}</p>
${button && mailButton(button)}
${paragraphs.map(
  (paragraph) => html`<p style="${P}">${lines(paragraph)}</p>
`,
)}<p style="${P}">${lines(signOff)}</p>
</td></tr><tr><td style="padding:14px 28px 20px;border-top:1px solid #c3d0cc"><p style="margin:0;${FACE};font-size:15px;line-height:1.45;color:#475856">${why}</p></td></tr></table>
</td></tr></table>
</body></html>
`;
}

/** The address stands below the button too, for programs and people who do not trust buttons. */
function mailButton({ text, url }: { text: string; url: string }): Html {
  if (!/^https?:\/\//.test(url)) throw new TypeError(`mailMessage: "${url}" is no whole address`);
  return html`<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 10px"><tr><td style="background:#0b4f4a;border-radius:4px"><a href="${url}" style="display:inline-block;padding:12px 20px;${FACE};font-size:17px;font-weight:bold;color:#ffffff;text-decoration:none">${text}</a></td></tr></table>
<p style="margin:0 0 18px;${FACE};font-size:15px;line-height:1.45;color:#475856">Or copy this address: <a href="${url}" style="color:#0b4f4a;word-break:break-all">${url}</a></p>`;
}

function lines(text: string): Html[] {
  return text.split('\n').map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`));
}
