import type { Language } from '../model.ts';
import { XML_HEAD } from '../package.ts';
import { P_NAMESPACES, TREE_HEAD } from './layouts.ts';
import { paragraph, placeholder, xfrm } from './shapes.ts';

const IMAGE_BOX = { x: 685_800, y: 1_143_000, width: 5_486_400, height: 3_086_100 };
const NOTES_BOX = { x: 685_800, y: 4_400_550, width: 5_486_400, height: 3_600_450 };

const slideImage = (place: string) =>
  `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr>${place}</p:spPr></p:sp>`;

/** What the speaker says to that slide, a paragraph a line. */
export function notesXml(notes: string, language: Language): string {
  const said = notes
    .split('\n')
    .map((line) => paragraph(line, language))
    .join('');
  return (
    `${XML_HEAD}<p:notes ${P_NAMESPACES}><p:cSld><p:spTree>${TREE_HEAD}${slideImage('')}` +
    `${placeholder(3, 'Notes', { type: 'body', idx: 1 }, said, language)}</p:spTree></p:cSld>` +
    '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>'
  );
}

/** The page that notes are printed on. */
export function notesMasterXml(language: Language): string {
  const geometry = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>';
  return (
    `${XML_HEAD}<p:notesMaster ${P_NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>${TREE_HEAD}` +
    slideImage(`${xfrm(IMAGE_BOX)}${geometry}`) +
    `<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr>${xfrm(NOTES_BOX)}${geometry}</p:spPr>` +
    `<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="${language}"/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld>` +
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>' +
    '<p:notesStyle><a:lvl1pPr><a:defRPr sz="1400"/></a:lvl1pPr></p:notesStyle></p:notesMaster>'
  );
}
