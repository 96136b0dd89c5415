import type { Language } from '../model.ts';
import { XML_HEAD, xmlText } from '../package.ts';
import { BOXES, type Box, SIZES, SLIDE } from './geometry.ts';
import { ph, type Slot, xfrm } from './shapes.ts';

export const P_NAMESPACES =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';

/** The root of every tree of shapes. */
export const TREE_HEAD =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';

/** The layouts in the order of their files, `slideLayout1.xml` first. */
export const LAYOUT_ORDER = ['title', 'section', 'bullets', 'twoColumns', 'table', 'figure'] as const;
export type LayoutName = (typeof LAYOUT_ORDER)[number];

const solid = (scheme: string) => `<a:solidFill><a:schemeClr val="${scheme}"/></a:solidFill>`;

type Part = { name: string; slot: Slot; box: Box; anchor?: 'ctr' | 'b' | 't'; prompt: string; list?: string };

/** A placeholder of the master or a layout: it has the place and the look that slides take over. */
function part(id: number, p: Part, language: Language): string {
  const anchor = p.anchor ? ` anchor="${p.anchor}"` : '';
  const isNumber = p.slot.type === 'sldNum';
  const run = `<a:rPr lang="${language}"/>`;
  const text = isNumber
    ? `<a:fld id="{5C8F1A52-7A0B-4B63-8C0E-2F1B0B4F4A10}" type="slidenum">${run}<a:t>‹#›</a:t></a:fld>`
    : `<a:r>${run}<a:t>${xmlText(p.prompt)}</a:t></a:r>`;
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${p.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>${ph(p.slot)}</p:nvPr></p:nvSpPr>` +
    `<p:spPr>${xfrm(p.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>` +
    `<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"${anchor}><a:normAutofit/></a:bodyPr><a:lstStyle>${p.list ?? ''}</a:lstStyle><a:p>${text}</a:p></p:txBody></p:sp>`
  );
}

const plain = (points: number, scheme: string, bold = false, align: 'l' | 'r' = 'l') =>
  `<a:lvl1pPr marL="0" indent="0" algn="${align}"><a:buNone/><a:defRPr sz="${points * 100}" b="${bold ? 1 : 0}">${solid(scheme)}</a:defRPr></a:lvl1pPr>`;

const bulleted = (first: number, second: number) => `${bulletLevel(1, first)}${bulletLevel(2, second)}`;

function bulletLevel(level: 1 | 2, points: number): string {
  const [margin, mark] = level === 1 ? [342_900, '•'] : [685_800, '–'];
  return (
    `<a:lvl${level}pPr marL="${margin}" indent="-342900" algn="l"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPct val="40000"/></a:spcBef>` +
    `<a:buClr><a:schemeClr val="accent2"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="${mark}"/>` +
    `<a:defRPr sz="${points * 100}">${solid('tx1')}<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl${level}pPr>`
  );
}

/** A plain shape of the background. It carries nothing, and says so to readers that look for names. */
function bar(id: number, box: Box, scheme: string): string {
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Bar"><a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>` +
    `<p:spPr>${xfrm(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>${solid(scheme)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>`
  );
}

const TITLE: Part = { name: 'Title', slot: { type: 'title' }, box: BOXES.title, anchor: 'b', prompt: 'Title' };
const NUMBER: Part = { name: 'Slide number', slot: { type: 'sldNum', idx: 12 }, box: BOXES.number, prompt: '' };
const slot = (name: string, s: Slot, box: Box, list?: string): Part => ({ name, slot: s, box, prompt: name, list });

type Layout = { label: string; type?: string; dark?: boolean; parts: Part[] };

const WIDE = { x: BOXES.body.x, width: BOXES.body.width };
const DARK_BAR = { x: WIDE.x, y: 1_500_000, width: 1_500_000, height: 70_000 };

const LAYOUTS: Record<LayoutName, Layout> = {
  title: {
    label: 'Title',
    type: 'title',
    dark: true,
    parts: [
      {
        ...TITLE,
        slot: { type: 'ctrTitle' },
        box: { ...WIDE, y: 1_850_000, height: 1_900_000 },
        anchor: 't',
        list: plain(44, 'bg1', true),
      },
      {
        ...slot('Subtitle', { type: 'subTitle', idx: 1 }, { ...WIDE, y: 3_750_000, height: 900_000 }, plain(26, 'bg1')),
      },
      slot(
        'Organisation and date',
        { type: 'body', idx: 10 },
        { ...WIDE, y: 5_700_000, height: 500_000 },
        plain(18, 'bg2'),
      ),
    ],
  },
  section: {
    label: 'Section',
    type: 'secHead',
    dark: true,
    parts: [
      { ...TITLE, box: { ...WIDE, y: 1_850_000, height: 1_350_000 }, anchor: 't', list: plain(40, 'bg1', true) },
      slot('Text', { type: 'body', idx: 1 }, { ...WIDE, y: 3_300_000, height: 2_600_000 }, plain(24, 'bg2')),
    ],
  },
  bullets: {
    label: 'Bullets',
    type: 'obj',
    parts: [TITLE, slot('Points', { idx: 1 }, BOXES.body, bulleted(SIZES.bullet, SIZES.inner))],
  },
  twoColumns: {
    label: 'Two columns',
    type: 'twoTxTwoObj',
    parts: [
      TITLE,
      slot('Left heading', { type: 'body', idx: 1 }, BOXES.leftTitle, plain(22, 'tx2', true)),
      slot('Left points', { idx: 2 }, BOXES.left, bulleted(SIZES.column, SIZES.columnInner)),
      slot('Right heading', { type: 'body', idx: 3 }, BOXES.rightTitle, plain(22, 'tx2', true)),
      slot('Right points', { idx: 4 }, BOXES.right, bulleted(SIZES.column, SIZES.columnInner)),
    ],
  },
  table: {
    label: 'Table',
    parts: [
      TITLE,
      slot('Caption', { type: 'body', idx: 11 }, BOXES.caption, plain(SIZES.caption, 'accent6')),
      slot('Table', { type: 'tbl', idx: 1 }, BOXES.table, plain(SIZES.cell, 'tx1')),
    ],
  },
  figure: {
    label: 'Picture',
    parts: [TITLE, slot('Picture', { type: 'pic', idx: 1 }, BOXES.body, plain(SIZES.caption, 'tx1'))],
  },
};

/** That layout as XML. Its placeholders are what the slide's own stand on. */
export function layoutXml(name: LayoutName, language: Language): string {
  const layout = LAYOUTS[name];
  const background = layout.dark ? `<p:bg><p:bgPr>${solid('tx2')}<a:effectLst/></p:bgPr></p:bg>` : '';
  const accent = layout.dark ? bar(30, DARK_BAR, 'accent2') : '';
  const parts = [...layout.parts, layout.dark ? { ...NUMBER, list: plain(12, 'bg2', false, 'r') } : NUMBER];
  return (
    `${XML_HEAD}<p:sldLayout ${P_NAMESPACES}${layout.type ? ` type="${layout.type}"` : ''} preserve="1"${layout.dark ? ' showMasterSp="0"' : ''}>` +
    `<p:cSld name="${layout.label}">${background}<p:spTree>${TREE_HEAD}${accent}${parts.map((each, index) => part(index + 2, each, language)).join('')}</p:spTree></p:cSld>` +
    '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>'
  );
}

/** The master: paper white, a bar of our colour along the top, titles and lists as every layout takes them over. */
export function masterXml(language: Language): string {
  const parts = [
    TITLE,
    slot('Text', { type: 'body', idx: 1 }, BOXES.body),
    { ...NUMBER, list: plain(12, 'accent6', false, 'r') },
  ];
  const ids = LAYOUT_ORDER.map((_, index) => `<p:sldLayoutId id="${2_147_483_649 + index}" r:id="rId${index + 1}"/>`);
  const title = `<a:lvl1pPr algn="l"><a:lnSpc><a:spcPct val="95000"/></a:lnSpc><a:buNone/><a:defRPr sz="${SIZES.title * 100}" b="1">${solid('tx2')}<a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr>`;
  return (
    `${XML_HEAD}<p:sldMaster ${P_NAMESPACES}><p:cSld><p:bg><p:bgPr>${solid('bg1')}<a:effectLst/></p:bgPr></p:bg><p:spTree>${TREE_HEAD}` +
    bar(30, { x: 0, y: 0, width: SLIDE.width, height: 110_000 }, 'tx2') +
    `${parts.map((each, index) => part(index + 2, each, language)).join('')}</p:spTree></p:cSld>` +
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>' +
    `<p:sldLayoutIdLst>${ids.join('')}</p:sldLayoutIdLst>` +
    `<p:txStyles><p:titleStyle>${title}</p:titleStyle><p:bodyStyle>${bulleted(SIZES.bullet, SIZES.inner)}</p:bodyStyle><p:otherStyle/></p:txStyles></p:sldMaster>`
  );
}
