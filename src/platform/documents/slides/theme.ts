import { COLOURS, TYPEFACE } from '../look.ts';
import { XML_HEAD } from '../package.ts';
import { TABLE_STYLE_ID } from './shapes.ts';

const A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
const colour = (name: string, hex: string) => `<a:${name}><a:srgbClr val="${hex}"/></a:${name}>`;
// The panose number tells PowerPoint to put a plain sans serif where the typeface is not installed.
const FONT = `<a:latin typeface="${TYPEFACE.name}" panose="020B0604020202020204"/><a:ea typeface=""/><a:cs typeface=""/>`;
const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const line = `<a:ln w="9525">${fill}</a:ln>`;
const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>';

/** Our colours and typeface, so that whatever a presenter adds looks like the rest. */
export const THEME =
  `${XML_HEAD}<a:theme ${A} name="Critical Friend"><a:themeElements><a:clrScheme name="Critical Friend">` +
  colour('dk1', COLOURS.ink) +
  colour('lt1', COLOURS.paper) +
  colour('dk2', COLOURS.deep) +
  colour('lt2', COLOURS.tint) +
  colour('accent1', COLOURS.deep) +
  colour('accent2', COLOURS.accent) +
  colour('accent3', '2F6F8F') +
  colour('accent4', '6B5B95') +
  colour('accent5', '7A6A1E') +
  colour('accent6', COLOURS.quiet) +
  colour('hlink', COLOURS.deep) +
  colour('folHlink', COLOURS.quiet) +
  `</a:clrScheme><a:fontScheme name="Critical Friend"><a:majorFont>${FONT}</a:majorFont><a:minorFont>${FONT}</a:minorFont></a:fontScheme>` +
  `<a:fmtScheme name="Plain"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line.repeat(3)}</a:lnStyleLst>` +
  `<a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme>` +
  '</a:themeElements></a:theme>';

const border = (side: string, width: number, scheme: string) =>
  `<a:${side}><a:ln w="${width}"><a:solidFill><a:schemeClr val="${scheme}"/></a:solidFill></a:ln></a:${side}>`;
const ruleLine = (side: string) =>
  `<a:${side}><a:ln w="9525"><a:solidFill><a:srgbClr val="${COLOURS.rule}"/></a:solidFill></a:ln></a:${side}>`;

/** One table style: ruled rows, a tinted header row. */
export const TABLE_STYLES =
  `${XML_HEAD}<a:tblStyleLst ${A} def="${TABLE_STYLE_ID}"><a:tblStyle styleId="${TABLE_STYLE_ID}" styleName="Critical Friend">` +
  `<a:wholeTbl><a:tcTxStyle><a:fontRef idx="minor"/><a:schemeClr val="dk1"/></a:tcTxStyle><a:tcStyle><a:tcBdr>${ruleLine('bottom')}${ruleLine('insideH')}</a:tcBdr></a:tcStyle></a:wholeTbl>` +
  `<a:firstRow><a:tcTxStyle b="on"><a:fontRef idx="minor"/><a:schemeClr val="dk2"/></a:tcTxStyle><a:tcStyle><a:tcBdr>${border('bottom', 19_050, 'dk2')}</a:tcBdr><a:fill><a:solidFill><a:schemeClr val="lt2"/></a:solidFill></a:fill></a:tcStyle></a:firstRow>` +
  '</a:tblStyle></a:tblStyleLst>';
