import type { PeerKind } from '#modules/pool';
import type { Role } from '#modules/programmes';

/** How an applicant says what they are: the words beside each choice of the form. */
export const KIND_CHOICES: Record<PeerKind, { readonly text: string; readonly hint: string }> = {
  officer: {
    text: 'An officer of a council',
    hint: 'You work for a council, at any level from specialist to chief executive.',
  },
  member: {
    text: 'A councillor',
    hint: 'You are elected now: a leader, a cabinet member, a chair of scrutiny or a ward councillor.',
  },
  health: { text: 'Somebody from health', hint: 'You work for the NHS or an integrated care board.' },
  police: { text: 'Somebody from the police', hint: 'You are an officer or on the staff of a police force.' },
  practitioner: {
    text: 'A practitioner',
    hint: 'You do the work itself: a social worker, an occupational therapist, a safeguarding adviser.',
  },
  partner: {
    text: 'Another partner',
    hint: 'You work for a fire and rescue service, a charity or another body that councils work with.',
  },
  'lived-experience': {
    text: 'A person with lived experience',
    hint: 'You have drawn on care or support, or care for somebody who does.',
  },
};

/** The roles that fit each kind, nearest to a slot's words: what teams are later formed by. */
export const ROLES_OF_KIND: Record<PeerKind, readonly Role[]> = {
  officer: [
    'chief-executive',
    'managing-director',
    'director',
    'director-adult-services',
    'director-children-services',
    'director-finance',
    'monitoring-officer',
    'assistant-director',
    'head-of-service',
    'senior-officer',
  ],
  member: ['council-leader', 'cabinet-member', 'scrutiny-chair', 'councillor'],
  health: ['health-manager', 'practitioner'],
  police: ['police-officer', 'senior-officer'],
  practitioner: ['social-work-practitioner', 'safeguarding-coordinator', 'practitioner'],
  partner: ['fire-officer', 'senior-officer', 'practitioner'],
  'lived-experience': ['lived-experience'],
};
