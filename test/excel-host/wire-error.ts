// Errors that travel over the wire to the client library, and gaps that must fail the test instead.

/** An answer Excel itself gives: code and sentence as the client library shows them. */
export class WireError extends Error {
  readonly code: string;
  constructor(code: string, sentence: string) {
    super(sentence);
    this.code = code;
  }
}

/** noSuchMember: Excel has no such thing, the add-in is wrong. notYet: Excel has it, this test host does not. badHabit: works, but the law of the folder forbids it. */
export type Gap = { readonly kind: 'noSuchMember' | 'notYet' | 'badHabit'; readonly member: string };

export class HostGap extends Error {
  readonly gap: Gap;
  constructor(gap: Gap) {
    super(
      gap.kind === 'notYet'
        ? `not in our test host yet: ${gap.member}`
        : gap.kind === 'badHabit'
          ? gap.member
          : `no such member in Excel: ${gap.member}`,
    );
    this.gap = gap;
  }
}
