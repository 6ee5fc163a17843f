// The contract of invitations, sign-ins and deeds.
import { expect, test } from 'vitest';
import type { StoreUnderTest } from './store-fixture.ts';
import { AT, begin, bert, invitation, LATER, openWithPeople, signIn } from './store-fixture.ts';

export const storeSignInContract = (name: string, subject: () => StoreUnderTest): void => {
  test(`${name}: an invitation is found by its digest and listed newest first`, async () => {
    const store = await begin(subject());
    await store.addInvitation(invitation('z'));
    await store.addInvitation(
      invitation('a', { person: 'bert', unit: null, report: null, role: null, assigned: [], due: null, isAdmin: true }),
    );
    expect(await store.invitationByDigest('digest of z')).toEqual(invitation('z'));
    expect(await store.invitationByDigest('digest of nothing')).toBeNull();
    expect((await store.invitations()).map(({ id, isAdmin }) => [id, isAdmin])).toEqual([
      ['a', true],
      ['z', false],
    ]);
    await store.close();
  });

  test(`${name}: an invitation works once, and brings its person with it`, async () => {
    const store = await begin(subject());
    await store.addInvitation(invitation('i'));
    const carl = { ...bert, id: 'carl', name: '卡尔' };
    const answers = await Promise.all([
      store.acceptInvitation('i', carl, LATER),
      store.acceptInvitation('i', { ...carl, id: 'dora' }, LATER),
    ]);
    expect([...answers].sort()).toEqual([false, true]);
    expect((await store.people()).length).toBe(3);
    expect(await store.invitationByDigest('digest of i')).toMatchObject({ acceptedBy: answers[0] ? 'carl' : 'dora', acceptedAt: LATER });
    expect(await store.revokeInvitation('i', LATER)).toBe(false);
    expect(await store.acceptInvitation('nothing', carl, LATER)).toBe(false);
    await store.close();
  });

  test(`${name}: an invitation whose person cannot be written stays open`, async () => {
    const store = await begin(subject());
    await store.addInvitation(invitation('i'));
    await expect(store.acceptInvitation('i', { ...bert, id: 'carl', unit: 'nowhere' }, LATER)).rejects.toThrow();
    expect((await store.invitationByDigest('digest of i'))?.acceptedAt).toBeNull();
    await store.close();
  });

  test(`${name}: a revoked invitation is refused`, async () => {
    const store = await begin(subject());
    await store.addInvitation(invitation('i'));
    expect([await store.revokeInvitation('i', LATER), await store.revokeInvitation('i', LATER)]).toEqual([true, false]);
    expect(await store.acceptInvitation('i', { ...bert, id: 'carl' }, LATER)).toBe(false);
    expect(await store.person('carl')).toBeNull();
    expect((await store.invitationByDigest('digest of i'))?.revokedAt).toBe(LATER);
    await store.close();
  });

  test(`${name}: a sign-in is renewed once per secret; the spent one is recognised`, async () => {
    const store = await openWithPeople(subject());
    await store.addSignIn(signIn('s', 'anna'));
    const renewals = await Promise.all(['x', 'y'].map((to) => store.renewSignIn('s', 'digest of s', to, '2026-03-01T00:00:00.000Z')));
    expect([...renewals].sort()).toEqual([false, true]);
    const now = renewals[0] ? 'x' : 'y';
    expect(await store.signIn('s')).toEqual(
      signIn('s', 'anna', { digest: now, spent: 'digest of s', expiresAt: '2026-03-01T00:00:00.000Z' }),
    );
    expect((await store.signInByDigest(now))?.id).toBe('s');
    expect((await store.signInByDigest('digest of s'))?.id).toBe('s');
    expect(await store.signInByDigest('nothing')).toBeNull();
    await store.close();
  });

  test(`${name}: an ended sign-in is not renewed, and keeps the time it ended`, async () => {
    const store = await openWithPeople(subject());
    for (const id of ['s', 't']) await store.addSignIn(signIn(id, 'anna'));
    await store.addSignIn(signIn('u', 'bert'));
    await store.endSignIn('s', AT);
    await store.endSignIns('anna', LATER);
    expect([(await store.signIn('s'))?.endedAt, (await store.signIn('t'))?.endedAt, (await store.signIn('u'))?.endedAt]).toEqual([
      AT,
      LATER,
      null,
    ]);
    expect(await store.renewSignIn('t', 'digest of t', 'new', LATER)).toBe(false);
    expect(await store.renewSignIn('u', 'digest of u', 'new', LATER)).toBe(true);
    await store.close();
  });

  test(`${name}: of several sign-ins those are open that exist and have not ended`, async () => {
    const store = await openWithPeople(subject());
    for (const id of ['s', 't', 'u']) await store.addSignIn(signIn(id, 'anna'));
    await store.endSignIn('t', AT);
    expect([...(await store.openSignIns(['s', 't', 'nothing']))]).toEqual(['s']);
    expect(await store.openSignIns([])).toEqual([]);
    await store.close();
  });

  test(`${name}: sign-ins and invitations nobody can use any more are forgotten after their time, and nothing else is`, async () => {
    const store = await begin(subject());
    const late = '2026-12-01T00:00:00.000Z';
    await store.addSignIn(signIn('ranOut', 'anna'));
    await store.addSignIn(signIn('ended', 'anna', { expiresAt: late }));
    await store.endSignIn('ended', AT);
    await store.addSignIn(signIn('endedLately', 'anna', { endedAt: late, expiresAt: AT }));
    await store.addSignIn(signIn('open', 'anna', { expiresAt: late }));
    for (const id of ['ranOut', 'accepted', 'revoked']) await store.addInvitation(invitation(id));
    await store.addInvitation(invitation('open', { expiresAt: late }));
    await store.addInvitation(invitation('acceptedLately', { expiresAt: AT, acceptedBy: 'bert', acceptedAt: late }));
    await store.acceptInvitation('accepted', bert, AT);
    await store.revokeInvitation('revoked', AT);
    await store.addDeed({ at: AT, person: 'anna', deed: 'invited', report: 'r1', about: 'accepted' });
    expect(await store.forgetEntries({ signIns: AT, invitations: AT })).toBe(0);
    const before = '2026-06-01T00:00:00.000Z';
    expect(await store.forgetEntries({ signIns: before, invitations: before })).toBe(5);
    expect(await Promise.all(['ranOut', 'ended'].map((id) => store.signIn(id)))).toEqual([null, null]);
    expect([...(await store.openSignIns(['open', 'endedLately']))]).toEqual(['open']);
    expect((await store.signIn('endedLately'))?.endedAt).toBe(late);
    expect((await store.invitations()).map(({ id }) => id).sort()).toEqual(['acceptedLately', 'open']);
    expect((await store.deeds(null)).length).toBe(1);
    await store.close();
  });

  test(`${name}: deeds are listed newest first, a page at a time, all or those of a report`, async () => {
    const store = await begin(subject());
    for (const about of ['a', 'b', 'c', 'd']) {
      await store.addDeed({ at: AT, person: 'anna', deed: 'assigned', report: about === 'b' ? null : 'r1', about });
    }
    const first = await store.deedPage(null, null, 2);
    expect(first.map(({ about }) => about)).toEqual(['d', 'c']);
    expect((await store.deedPage(null, first.at(-1)?.number ?? 0, 5)).map(({ about }) => about)).toEqual(['b', 'a']);
    expect((await store.deedPage('r1', null, 5)).map(({ about }) => about)).toEqual(['d', 'c', 'a']);
    expect(await store.deedPage('nowhere', null, 5)).toEqual([]);
    await store.close();
  });

  test(`${name}: deeds are kept in their order, all or those of a report`, async () => {
    const store = await begin(subject());
    const deed = { at: AT, person: 'anna', about: '伯特' };
    const deeds = [
      { ...deed, deed: 'assigned', report: 'r1' },
      { ...deed, deed: 'deactivated', report: null },
      { ...deed, deed: 'restored', report: 'r1' },
    ];
    for (const each of deeds) await store.addDeed(each);
    expect(await store.deeds(null)).toEqual(deeds);
    expect(await store.deeds('r1')).toEqual([deeds[0], deeds[2]]);
    expect(await store.deeds('nowhere')).toEqual([]);
    await store.close();
  });
};
