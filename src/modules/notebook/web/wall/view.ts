import { emptyState } from '#design/components/empty-state';
import { heatStep } from '#design/components/heat-grid';
import { attributes, type Html, html, joinHtml } from '#design/html';
import { SOURCE_CATEGORY_LABELS } from '#modules/programmes';
import type { SingleSource, Wall, WallCell, WallRow } from '../../domain/wall.ts';

export type WallView = { readonly nav: Html; readonly base: string; readonly wall: Wall; readonly notes: number };

/** The wall that a team stands before in the evening: large enough to be read from across a room. */
export function wallView({ nav, base, wall, notes }: WallView): Html {
  if (notes === 0) {
    return html`${nav}${emptyState({
      title: 'The wall is empty',
      body: 'As the team writes notes, each theme fills up here by who spoke, so that you see what rests on one source alone and what nobody has covered.',
      action: { text: 'Write a note', href: `${base}/notes/new` },
    })}`;
  }
  return html`${nav}<div class="cf-wall">
<p class="cf-wall__says">${says(wall, notes)}</p>
<div class="cf-table-frame" role="region" aria-label="Notes by theme and by who spoke" tabindex="0"><table class="cf-table cf-heat">
<caption class="govuk-visually-hidden">Notes by theme and by who spoke</caption>
<thead><tr><th scope="col">Theme</th>${wall.rows[0]?.cells.map((cell) => html`<th scope="col">${SOURCE_CATEGORY_LABELS[cell.source]}</th>`)}</tr></thead>
<tbody>${wall.rows.map((row) => wallRow(row, base, wall.most))}</tbody></table></div>
<p class="cf-quiet"><strong>+</strong> strengths <strong>!</strong> areas for consideration <strong>·</strong> notes that are neither. Darker where there is more. An empty cell: nobody has said anything yet.</p>
<div class="cf-wall__lists">
<section><h2 class="govuk-heading-m">Only one kind of source has said</h2>${singles(wall.singles, base)}</section>
<section><h2 class="govuk-heading-m">Nobody has covered</h2>${uncovered(wall, base)}</section>
</div></div>`;
}

function says(wall: Wall, notes: number): string {
  const covered = wall.rows.length - wall.uncovered.length;
  const count = notes === 1 ? 'One note' : `${notes.toLocaleString('en-GB')} notes`;
  return `${count}; ${covered} of ${wall.rows.length} themes have evidence.`;
}

function wallRow(row: WallRow, base: string, most: number): Html {
  return html`<tr><th scope="row"><a class="govuk-link" href="${base}/notes?theme=${row.themeId}">${row.name}</a></th>${row.cells.map((cell) => wallCell(cell, row, base, most))}</tr>
`;
}

function wallCell(cell: WallCell, row: WallRow, base: string, most: number): Html {
  const { strengths, considerations, neutral, source } = cell;
  if (strengths + considerations + neutral === 0) {
    return html`<td class="cf-heat__cell--0"><span class="govuk-visually-hidden">nothing</span></td>`;
  }
  const href = `${base}/notes?theme=${row.themeId}&source=${source}`;
  const parts = [
    strengths > 0 && counted('+', strengths, 'strength', 'strengths'),
    considerations > 0 && counted('!', considerations, 'area for consideration', 'areas for consideration'),
    strengths + considerations === 0 && counted('·', neutral, 'other note', 'other notes'),
  ];
  const classes = `cf-heat__cell--${heatStep(strengths + considerations, most)}`;
  return html`<td${attributes({ class: classes })}><a class="cf-heat__link cf-wall__cell" href="${href}">${joinHtml(parts, ' ')}</a></td>`;
}

function counted(sign: string, count: number, one: string, many: string): Html {
  return html`<span class="cf-wall__count"><span aria-hidden="true">${sign}</span>${count}<span class="govuk-visually-hidden"> ${count === 1 ? one : many}</span></span>`;
}

function singles(list: readonly SingleSource[], base: string): Html {
  if (list.length === 0)
    return html`<p class="govuk-body">Nothing: whatever was said, more than one kind of source said it.</p>`;
  return html`<ul class="govuk-list govuk-list--bullet">${list.map(({ themeId, name, kind, source, notes }) => {
    const what = kind === 'strength' ? 'strengths' : 'areas for consideration';
    const href = `${base}/notes?theme=${themeId}&kind=${kind}&source=${source}`;
    return html`<li><a class="govuk-link" href="${href}">${name}: ${what}</a>, only from ${SOURCE_CATEGORY_LABELS[source].toLowerCase()} (${notes === 1 ? 'one note' : `${notes} notes`})</li>`;
  })}</ul>`;
}

function uncovered({ uncovered: themes, unheard, withoutTheme }: Wall, base: string): Html {
  return html`<ul class="govuk-list govuk-list--bullet">
${themes.map(({ name }) => html`<li>${name}</li>`)}
${unheard.length > 0 && html`<li>Nothing from ${unheard.map((source) => SOURCE_CATEGORY_LABELS[source].toLowerCase()).join(', ')}</li>`}
${themes.length === 0 && unheard.length === 0 && html`<li>Nothing is missing.</li>`}
${withoutTheme > 0 && html`<li><a class="govuk-link" href="${base}/notes?theme=none">${withoutTheme === 1 ? 'One note stands' : `${withoutTheme} notes stand`} under no theme yet</a></li>`}
</ul>`;
}
