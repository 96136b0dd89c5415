import { cleanLine } from './clean-text.ts';
import type { SlidesModel } from './model.ts';
import { coreProperties, packed, XML_HEAD } from './package.ts';
import { dotsOf, pictureBytes } from './pictures.ts';
import { SLIDE } from './slides/geometry.ts';
import { LAYOUT_ORDER, layoutXml, masterXml, P_NAMESPACES } from './slides/layouts.ts';
import { notesMasterXml, notesXml } from './slides/notes-xml.ts';
import { type Page, pagesOf } from './slides/pages.ts';
import { slideXml } from './slides/slide-xml.ts';
import { TABLE_STYLES, THEME } from './slides/theme.ts';

/**
 * The presentation as a PowerPoint file in which every slide has a real and unique title, text stands in placeholders
 * in reading order, tables mark their header row and pictures have alternative texts. Lists and tables that are too
 * long go on over slides called "… (continued)". The same model gives the same bytes.
 */
export function renderSlides(model: SlidesModel): Promise<Uint8Array> {
  const title = cleanLine(model.title);
  if (title === '') throw new Error('documents: a presentation needs a title');
  const author = cleanLine(model.author ?? '') || undefined;
  const pages = pagesOf(model);
  const parts = new Map<string, string | Uint8Array>([
    ['[Content_Types].xml', contentTypes(pages)],
    [
      '_rels/.rels',
      relationships(
        ['officeDocument', 'ppt/presentation.xml'],
        [CORE, 'docProps/core.xml'],
        ['extended-properties', 'docProps/app.xml'],
      ),
    ],
    ['docProps/core.xml', coreProperties({ title, author, language: model.language, date: model.date })],
    ['docProps/app.xml', APP],
    ['ppt/presentation.xml', presentationXml(pages.length, model)],
    ['ppt/_rels/presentation.xml.rels', presentationRelationships(pages.length)],
    ['ppt/tableStyles.xml', TABLE_STYLES],
    ['ppt/theme/theme1.xml', THEME],
    ['ppt/theme/theme2.xml', THEME],
    ['ppt/slideMasters/slideMaster1.xml', masterXml(model.language)],
    ['ppt/slideMasters/_rels/slideMaster1.xml.rels', masterRelationships()],
    ['ppt/notesMasters/notesMaster1.xml', notesMasterXml(model.language)],
    ['ppt/notesMasters/_rels/notesMaster1.xml.rels', relationships(['theme', '../theme/theme2.xml'])],
  ]);
  for (const [index, name] of LAYOUT_ORDER.entries()) {
    parts.set(`ppt/slideLayouts/slideLayout${index + 1}.xml`, layoutXml(name, model.language));
    parts.set(
      `ppt/slideLayouts/_rels/slideLayout${index + 1}.xml.rels`,
      relationships(['slideMaster', '../slideMasters/slideMaster1.xml']),
    );
  }
  for (const [index, page] of pages.entries()) addSlide(parts, page, index + 1, model);
  return packed(parts, model.date);
}

function addSlide(parts: Map<string, string | Uint8Array>, page: Page, number: number, model: SlidesModel): void {
  const links: Link[] = [['slideLayout', `../slideLayouts/slideLayout${LAYOUT_ORDER.indexOf(page.layout) + 1}.xml`]];
  if (page.notes !== undefined) links.push(['notesSlide', `../notesSlides/notesSlide${number}.xml`]);
  const numbered = links.map((link, index): [string, Link] => [`rId${index + 1}`, link]);
  if (page.layout === 'figure') {
    // Always rId3 and rId4, which the slide's XML names, with or without notes before them.
    parts.set(`ppt/media/picture${number}.png`, dotsOf(page.picture));
    numbered.push(['rId3', ['image', `../media/picture${number}.png`]]);
    if (page.picture.format === 'svg') {
      parts.set(`ppt/media/picture${number}.svg`, pictureBytes(page.picture));
      numbered.push(['rId4', ['image', `../media/picture${number}.svg`]]);
    }
  }
  parts.set(`ppt/slides/slide${number}.xml`, slideXml(page, number, model.language));
  parts.set(`ppt/slides/_rels/slide${number}.xml.rels`, relationshipsNamed(numbered));
  if (page.notes === undefined) return;
  parts.set(`ppt/notesSlides/notesSlide${number}.xml`, notesXml(page.notes, model.language));
  parts.set(
    `ppt/notesSlides/_rels/notesSlide${number}.xml.rels`,
    relationships(['notesMaster', '../notesMasters/notesMaster1.xml'], ['slide', `../slides/slide${number}.xml`]),
  );
}

type Link = readonly [type: string, target: string];

const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';
const CORE = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';

function relationships(...links: Link[]): string {
  return relationshipsNamed(links.map((link, index) => [`rId${index + 1}`, link]));
}

function relationshipsNamed(links: readonly (readonly [string, Link])[]): string {
  const each = links.map(([id, [type, target]]) => {
    return `<Relationship Id="${id}" Type="${type.startsWith('http') ? type : RELATIONSHIP + type}" Target="${target}"/>`;
  });
  return `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

function masterRelationships(): string {
  const layouts = LAYOUT_ORDER.map((_, index): Link => ['slideLayout', `../slideLayouts/slideLayout${index + 1}.xml`]);
  return relationships(...layouts, ['theme', '../theme/theme1.xml']);
}

function presentationRelationships(count: number): string {
  const slides = Array.from({ length: count }, (_, index): Link => ['slide', `slides/slide${index + 1}.xml`]);
  return relationships(
    ['slideMaster', 'slideMasters/slideMaster1.xml'],
    ['notesMaster', 'notesMasters/notesMaster1.xml'],
    ['theme', 'theme/theme1.xml'],
    ['tableStyles', 'tableStyles.xml'],
    ...slides,
  );
}

function presentationXml(count: number, model: SlidesModel): string {
  const ids = Array.from({ length: count }, (_, index) => `<p:sldId id="${256 + index}" r:id="rId${index + 5}"/>`);
  return (
    `${XML_HEAD}<p:presentation ${P_NAMESPACES} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>` +
    `<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst><p:sldIdLst>${ids.join('')}</p:sldIdLst>` +
    `<p:sldSz cx="${SLIDE.width}" cy="${SLIDE.height}"/><p:notesSz cx="6858000" cy="9144000"/>` +
    `<p:defaultTextStyle><a:defPPr><a:defRPr lang="${model.language}"/></a:defPPr></p:defaultTextStyle></p:presentation>`
  );
}

const APP = `${XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Critical Friend</Application></Properties>`;

function contentTypes(pages: readonly Page[]): string {
  const type = (kind: string) => `application/vnd.openxmlformats-officedocument.presentationml.${kind}+xml`;
  const theme = 'application/vnd.openxmlformats-officedocument.theme+xml';
  const overrides: [string, string][] = [
    ['/ppt/presentation.xml', type('presentation.main')],
    ['/ppt/slideMasters/slideMaster1.xml', type('slideMaster')],
    ['/ppt/notesMasters/notesMaster1.xml', type('notesMaster')],
    ['/ppt/tableStyles.xml', type('tableStyles')],
    ['/ppt/theme/theme1.xml', theme],
    ['/ppt/theme/theme2.xml', theme],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
    ...LAYOUT_ORDER.map((_, index): [string, string] => [
      `/ppt/slideLayouts/slideLayout${index + 1}.xml`,
      type('slideLayout'),
    ]),
    ...pages.map((_, index): [string, string] => [`/ppt/slides/slide${index + 1}.xml`, type('slide')]),
    ...pages.flatMap((page, index): [string, string][] =>
      page.notes === undefined ? [] : [[`/ppt/notesSlides/notesSlide${index + 1}.xml`, type('notesSlide')]],
    ),
  ];
  return (
    `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="svg" ContentType="image/svg+xml"/>' +
    `${overrides.map(([part, kind]) => `<Override PartName="${part}" ContentType="${kind}"/>`).join('')}</Types>`
  );
}
