import { londonDate, longDate } from '#kernel/dates';
import type { ProgrammeDefinition } from '#modules/programmes';
import type { Permission } from '#platform/access/permissions';
import { commentsCloseOn } from '../../domain/comment-window.ts';
import {
  hasFactCheck,
  isFactCheckOverdue,
  publisherPermissions,
  signedByHost,
  signerPermissions,
} from '../../domain/report-life.ts';
import type { Report } from '../../store/draft.ts';

/** The one thing to do next with a report, for somebody who may do it. */
export type Move = {
  readonly title: string;
  readonly about: string;
  readonly button: string;
  /** Where its form goes, below the report's address. */
  readonly path: string;
  readonly hidden?: Record<string, string>;
  /** Where words that point to people may stay for a reason. */
  readonly asksReason?: boolean;
};

type Asking = {
  readonly report: Report;
  /** Stands for the report as it is shown. */
  readonly read: string;
  readonly definition: ProgrammeDefinition;
  readonly mayWrite: boolean;
  readonly may: (permission: Permission) => boolean;
  readonly now: Date;
};

/** What this person can do next, or null where it is somebody else’s move. */
export function nextMove({ report, read, definition, mayWrite, may, now }: Asking): Move | null {
  switch (report.status) {
    case 'drafting': {
      if (!mayWrite) return null;
      const until = longDate(commentsCloseOn(londonDate(now), definition.peerCommentDays));
      return {
        title: 'Send the draft to the peers',
        about: `They may comment until ${until}. You can go on writing meanwhile.`,
        button: 'Send it to the peers',
        path: '/comment-window',
      };
    }
    case 'commenting':
      return may('challenge.manage')
        ? {
            title: 'Close comments early',
            about: 'They close by themselves when the window ends.',
            button: 'Close comments now',
            path: '/comment-window/closing',
          }
        : null;
    case 'revising':
      return afterComments(definition, mayWrite, may);
    case 'fact-check':
      return may('report.answer-facts') && isFactCheckOverdue(report.factCheckDueOn, londonDate(now))
        ? {
            title: 'Go on without waiting for the host',
            about: `Its days are over. ${report.points === 0 ? 'It has written no point' : 'What it has written counts as handed in'}; it is told that the report goes on.`,
            button: 'Close the fact check',
            path: '/fact-check/closing',
          }
        : null;
    case 'answering':
      return may('report.answer-facts') ? afterFactCheck(report, definition) : null;
    case 'signing':
      return signerPermissions(definition).some(may)
        ? {
            title: 'Sign off the report',
            about: 'Read it through first. After this its text cannot change.',
            button: 'Sign off the report',
            path: '/sign-off',
            hidden: { read },
            asksReason: true,
          }
        : null;
    case 'signed-off':
      return publisherPermissions(definition).some(may)
        ? {
            title: 'Publish the report',
            about: 'Anybody can read it then, as a page, a PDF and a Word file. It cannot be changed afterwards.',
            button: 'Publish the report',
            path: '/publication',
            asksReason: true,
          }
        : null;
    default:
      return null;
  }
}

function afterComments(definition: ProgrammeDefinition, mayWrite: boolean, may: Asking['may']): Move | null {
  if (!hasFactCheck(definition)) return mayWrite ? handOver(definition) : null;
  if (!may('report.answer-facts')) return null;
  return {
    title: 'Send the draft to the host to check facts',
    about: `The host has ${definition.factCheckDays} days. The text stands still meanwhile.`,
    button: 'Send it to the host',
    path: '/fact-check',
    asksReason: true,
  };
}

function afterFactCheck(report: Report, definition: ProgrammeDefinition): Move {
  if (report.openPoints === 0) return handOver(definition);
  const points = report.openPoints === 1 ? 'One fact point waits' : `${report.openPoints} fact points wait`;
  return {
    ...handOver(definition),
    about: `${points} for an answer. Answer each first, with a reason.`,
  };
}

function handOver(definition: ProgrammeDefinition): Move {
  const hosts = signedByHost(definition);
  return {
    title: hosts ? 'Finish writing' : 'Hand the report over to be signed off',
    about: hosts
      ? 'Your sponsor or you read it once more and sign it off. Until then you can go on writing.'
      : 'The programme manager reads it and signs it off.',
    button: hosts ? 'It is ready to be signed off' : 'Hand it over',
    path: '/sign-off-request',
  };
}
