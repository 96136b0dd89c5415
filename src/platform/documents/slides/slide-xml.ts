import type { Language, Picture } from '../model.ts';
import { XML_HEAD } from '../package.ts';
import { fitted } from '../pictures.ts';
import { BOXES, type Box } from './geometry.ts';
import { P_NAMESPACES, TREE_HEAD } from './layouts.ts';
import type { Page } from './pages.ts';
import { paragraph, paragraphs, pictureFrame, placeholder, slideNumber, tableFrame } from './shapes.ts';

/** The slide as XML: its layout's placeholders filled, in the order in which they are to be read. */
export function slideXml(page: Page, number: number, language: Language): string {
  const shapes = [titleShape(page, language), ...content(page, language), slideNumber(20, number, language)];
  return (
    `${XML_HEAD}<p:sld ${P_NAMESPACES}><p:cSld><p:spTree>${TREE_HEAD}${shapes.join('')}</p:spTree></p:cSld>` +
    '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>'
  );
}

function titleShape(page: Page, language: Language): string {
  const type = page.layout === 'title' ? 'ctrTitle' : 'title';
  return placeholder(
    2,
    'Title',
    { type },
    paragraph(page.title, language, { sizePt: titleSize(page.title) }),
    language,
  );
}

// Two lines of the usual size hold about 95 letters; a longer title is set smaller rather than cut.
function titleSize(title: string): number | undefined {
  if (title.length <= 95) return undefined;
  if (title.length <= 170) return 24;
  return title.length <= 320 ? 18 : 12;
}

function content(page: Page, language: Language): string[] {
  const text = (value: string) => (value === '' ? '' : paragraph(value, language));
  switch (page.layout) {
    case 'title':
      return [
        ...(page.subtitle
          ? [placeholder(3, 'Subtitle', { type: 'subTitle', idx: 1 }, text(page.subtitle), language)]
          : []),
        placeholder(4, 'Organisation and date', { type: 'body', idx: 10 }, text(page.imprint), language),
      ];
    case 'section':
      return page.text ? [placeholder(3, 'Text', { type: 'body', idx: 1 }, text(page.text), language)] : [];
    case 'bullets':
      return [placeholder(3, 'Points', { idx: 1 }, paragraphs(page.points, language), language)];
    case 'twoColumns':
      return [
        placeholder(3, 'Left heading', { type: 'body', idx: 1 }, text(page.leftTitle), language),
        placeholder(4, 'Left points', { idx: 2 }, paragraphs(page.left, language), language),
        placeholder(5, 'Right heading', { type: 'body', idx: 3 }, text(page.rightTitle), language),
        placeholder(6, 'Right points', { idx: 4 }, paragraphs(page.right, language), language),
      ];
    case 'table':
      return [
        ...(page.caption ? [placeholder(3, 'Caption', { type: 'body', idx: 11 }, text(page.caption), language)] : []),
        tableFrame(4, { type: 'tbl', idx: 1 }, BOXES.table, page, language),
      ];
    case 'figure': {
      const names = { alt: page.alt, dots: 'rId3', ...(page.picture.format === 'svg' ? { svg: 'rId4' } : {}) };
      return [pictureFrame(3, { type: 'pic', idx: 1 }, centred(page.picture, BOXES.body), names)];
    }
  }
}

// A picture fills its frame in proportion: on a slide a small chart is no use.
function centred(picture: Picture, frame: Box): Box {
  const scale = 1e7 / Math.max(picture.width, picture.height);
  const size = fitted(
    { width: picture.width * scale * 2, height: picture.height * scale * 2 },
    frame.width,
    frame.height,
  );
  return { x: frame.x + (frame.width - size.width) / 2, y: frame.y + (frame.height - size.height) / 2, ...size };
}
