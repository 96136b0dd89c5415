/** What somebody who is asked to come is told, in the invitation and on their page: what it is, and how it is treated. */
export function intervieweePromise(hostName: string): {
  /** In three sentences, for who is asked something just below. */
  readonly inShort: string;
  readonly whatItIs: string[];
  readonly howTreated: string[];
} {
  return {
    inShort: `Colleagues from other places want to hear how things work from where you stand. It is not an inspection: nobody is rated, and you do not have to prepare anything. ${hostName} is never shown who said what.`,
    whatItIs: [
      `Colleagues from other places are visiting ${hostName} for a peer challenge. They want to hear how things work from where you stand.`,
      'It is not an inspection. Nobody is rated, and there is nothing to pass or fail. You do not have to prepare anything.',
    ],
    howTreated: [
      'Speak freely. The team keeps notes to remember what it heard. Only the team reads them.',
      `${hostName} is never shown who said what, and nothing in the feedback or the report points to you. The notes are destroyed after the challenge has closed.`,
      'There is one exception: if you tell the team that somebody is at risk of harm, they have to pass that on. They will tell you first.',
    ],
  };
}
