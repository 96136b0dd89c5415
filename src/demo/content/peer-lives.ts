import { addToDate, type IsoDate } from '#kernel/dates';
import { pick, type Random, randomInteger, shuffled } from '#kernel/random';
import { COUNCILS, type DemoAuthority } from './authorities.ts';
import { type Archetype, type Field, PROGRAMME_TOPICS, type ProgrammeKey } from './peer-archetypes.ts';
import { AWAY_NOTES, CONFLICT_REASONS } from './peer-evidence.ts';

/** What a peer has done, may do and cannot do. */
export type PeerLife = {
  yearsInPost: number;
  /** Challenges served before any of the demo's fourteen. */
  history: { host: string; programme: ProgrammeKey; yearsAgo: number }[];
  daysPerYear: number;
  accreditations: { programme: ProgrammeKey; from: IsoDate; until: IsoDate }[];
  /** Both days included. `note` may be empty: nobody has to say why. */
  unavailable: { from: IsoDate; until: IsoDate; note: string }[];
  previousAuthorities: string[];
  conflicts: { authority: string; kind: 'hard' | 'soft'; reason: string }[];
  /** When the peer last looked at the profile and said that it was right. */
  lastConfirmed: IsoDate;
  languages: string[];
};

type Who = { archetype: Archetype; field: Field; home: DemoAuthority | null; fixed: boolean };

/** Makes one peer's life. Fixed peers are free, accredited and up to date, because the demo's own day needs them. */
export function makeLife(who: Who, random: Random, today: IsoDate): PeerLife {
  const others = shuffled(random, COUNCILS).filter((each) => each.code !== who.home?.code && each.code !== 'X01');
  const programmes = programmesOf(who);
  const staff = who.archetype.staff;
  const served = who.fixed || staff ? randomInteger(random, 3, 6) : Math.max(0, randomInteger(random, -2, 5));
  const before = staff || who.home === null ? 0 : randomInteger(random, 0, 2);
  return {
    yearsInPost: randomInteger(random, 1, 9),
    history: others.slice(0, served).map((host) => ({
      host: host.code,
      programme: pick(random, programmes),
      yearsAgo: randomInteger(random, 2, 16) / 2,
    })),
    daysPerYear: staff ? 80 : who.fixed ? 12 : randomInteger(random, 5, 15),
    accreditations: accredit(programmes, who.fixed || staff, random, today),
    unavailable: who.fixed ? [] : away(random, today),
    previousAuthorities: others.slice(8, 8 + before).map((each) => each.code),
    conflicts:
      who.fixed || random() > 0.22 ? [] : [{ authority: others[12]?.code ?? 'X02', ...pick(random, CONFLICT_REASONS) }],
    lastConfirmed: addToDate(today, { days: -lastLooked(who.fixed, random) }),
    languages: languagesOf(who.home, random),
  };
}

/** Those of the archetype's programmes that the peer's field fits: adult social care is for those who know it. */
function programmesOf({ archetype, field }: Who): ProgrammeKey[] {
  const known = [field.best, ...field.also];
  const fits = archetype.programmes.filter((programme) => {
    if (archetype.staff || archetype.kind === 'health') return true;
    const needed = PROGRAMME_TOPICS[programme];
    return needed === undefined || known.includes(needed);
  });
  return fits.length > 0 ? fits : [archetype.programmes[0] ?? 'corporate'];
}

/** About one in eight lapses within ninety days and one in twelve has lapsed. */
function accredit(
  programmes: ProgrammeKey[],
  sure: boolean,
  random: Random,
  today: IsoDate,
): PeerLife['accreditations'] {
  return programmes.map((programme) => {
    const chance = sure ? 1 : random();
    const left =
      chance < 0.08
        ? -randomInteger(random, 5, 200)
        : chance < 0.2
          ? randomInteger(random, 8, 90)
          : randomInteger(random, 300, 1000);
    return {
      programme,
      from: addToDate(today, { days: left - 1460 }),
      until: addToDate(today, { days: left }),
    };
  });
}

function away(random: Random, today: IsoDate): PeerLife['unavailable'] {
  return Array.from({ length: randomInteger(random, 0, 4) }, () => randomInteger(random, -20, 260))
    .sort((a, b) => a - b)
    .map((start) => ({
      from: addToDate(today, { days: start }),
      until: addToDate(today, { days: start + randomInteger(random, 2, 13) }),
      note: pick(random, AWAY_NOTES),
    }))
    .filter((each, index, all) => index === 0 || each.from > (all[index - 1]?.until ?? ''));
}

function lastLooked(fixed: boolean, random: Random): number {
  if (fixed) return randomInteger(random, 10, 60);
  return random() < 0.16 ? randomInteger(random, 366, 700) : randomInteger(random, 3, 360);
}

function languagesOf(home: DemoAuthority | null, random: Random): string[] {
  const chance = random();
  if (home?.nation === 'Wales' && chance < 0.6) return ['English', 'Welsh'];
  if (home?.region === 'Strathlorn' && chance < 0.15) return ['English', 'Scottish Gaelic'];
  if (chance > 0.8) {
    return [
      'English',
      pick(random, ['Urdu', 'Punjabi', 'Polish', 'British Sign Language', 'Bengali', 'French', 'Yoruba', 'Gujarati']),
    ];
  }
  return ['English'];
}
