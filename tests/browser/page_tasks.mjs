// Tasks of a page's own thread in Chromium, told by the browser's trace in that thread's own time: others' work is not counted.

/** From here on the tasks of the page's thread are noted. */
export async function noteTasks(page) {
  await page.tracing.start({ categories: ['-*', 'toplevel', 'blink.user_timing'] });
  // Out of reach of what a page does to built-ins.
  await page.evaluate(() => void Performance.prototype.mark.call(performance, 'watched'));
}

/** The tasks since then, in milliseconds; noting ends. */
export async function notedTasks(page) {
  const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
  const mark = traceEvents.find((event) => event.name === 'watched');
  const tasks = traceEvents.filter((event) => event.pid === mark.pid && event.tid === mark.tid && /RunTask/.test(event.name) && event.dur !== undefined);
  if (tasks.length === 0) throw new Error('the trace shows no task');
  // A virtual machine's clock of threads may jump: no task is longer than the wall says.
  return tasks.map(({ tdur, dur }) => Math.min(tdur ?? dur, dur) / 1000);
}
