// A sentence at the foot of the page that goes by itself.

let timer = 0;

/** Says something; a refusal of the server is said in its own words. */
export function toast(message) {
  const text = message instanceof Error ? message.message : message;
  let box = document.querySelector('.toast');
  if (!box) {
    box = document.createElement('div');
    box.className = 'toast';
    box.setAttribute('role', 'status');
    document.body.append(box);
  }
  box.textContent = text;
  clearTimeout(timer);
  timer = setTimeout(() => box.remove(), 6000);
}

/** Does something and says what went wrong, if anything did. */
export async function attempt(work, done) {
  try {
    const result = await work();
    if (done) toast(done);
    return result;
  } catch (problem) {
    toast(problem);
    return undefined;
  }
}
