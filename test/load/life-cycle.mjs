// The life cycle that is measured: register, send to one department, sign for, accept, answer, find by number. The law wants a signature and a notice before an answer, so it is six calls where the peer's benchmark has four.

export const department = 'bench-water';
export const people = { clerk: 'u-clerk', router: 'u-router', administrator: 'u-administrator', auditor: 'u-auditor', handler: `u-${department}` };
/** As many calls as a life cycle has. */
export const callsOfLife = 6;

/** Signs everybody in; the first crowd of a hall opens the department. */
export async function prepare(windows) {
  const { handler, ...others } = people;
  await windows.signIn(...Object.values(others));
  try {
    const { token } = await windows.ask(people.administrator, 'POST /routing/departments', { body: { department, name: '水务局', aliases: [], remits: [] } });
    await windows.ask(people.router, 'GET /intake/departments', { after: token });
  } catch (error) {
    if (error.status !== 409) throw error;
  }
  await windows.signIn(handler);
}

const submission = number => ({
  channel: 'visit', purpose: 'request', personCount: 1, title: `水渠漏水 ${number}`, text: '家门口的水渠漏水三个月了，多次反映没有人来修，请求尽快修复。',
  persons: [{ name: `赵小满${number}`, phone: `139${String(number % 100_000_000).padStart(8, '0')}` }],
});

/** A case on its way: registered. */
export const register = (windows, number) => windows.ask(people.clerk, 'POST /intake/submissions', { body: submission(number) });

/** A case that was registered is sent to the department. */
export const send = (windows, { caseId, token }) => windows.ask(people.router, `POST /intake/cases/${caseId}/disposal`, { body: { way: 'transfer', departments: [{ department, part: 'lead' }] }, after: token });

/** One case from the window to its answer; answers its id, and how long each call took, in milliseconds. */
export async function liveOne(windows, number) {
  const calls = {};
  const timed = async (name, asked) => {
    const start = performance.now();
    const answer = await asked();
    calls[name] = performance.now() - start;
    return answer;
  };
  const registered = await timed('register', () => register(windows, number));
  const { caseId } = registered;
  const sent = await timed('send', () => send(windows, registered));
  await timed('sign', () => windows.ask(people.handler, `POST /routing/cases/${caseId}/signing-for`, { after: sent.token }));
  await timed('accept', () => windows.ask(people.handler, `POST /routing/cases/${caseId}/acceptance`, { body: { route: 'route-6' } }));
  await timed('answer', () => windows.ask(people.handler, `POST /routing/cases/${caseId}/part`, { body: { outcome: 'supported', answer: '水渠闸门已于本月修复，欢迎监督。' } }));
  const { items } = await timed('find', () => windows.ask(people.clerk, `GET /intake/cases?q=${registered.number}`, { after: registered.token }));
  if (items.length !== 1 || items[0].caseId !== caseId) throw new Error(`The case ${registered.number} was not found by its number.`);
  return { caseId, calls };
}
