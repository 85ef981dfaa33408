// Signs in with a name and a password, or with the link behind the '#', which no server ever gets to see in a log.
const form = document.querySelector('form')
const problem = document.querySelector('#problem')
const link = location.hash.startsWith('#sbl_') ? location.hash.slice(1) : ''

if (link) {
  history.replaceState(null, '', location.pathname)
  document.querySelector('#hint').textContent = 'Choose a password of at least 12 characters.'
  document.querySelector('#name').hidden = true
  document.querySelector('#again').hidden = false
  document.querySelector('#label').textContent = 'New password'
  form.password.autocomplete = 'new-password'
}

form.addEventListener('submit', async event => {
  event.preventDefault()
  problem.textContent = ''
  if (link && form.password.value !== form.again.value) {
    problem.textContent = 'The two are not the same.'
    return
  }
  const wish = link
    ? { link, password: form.password.value }
    : { username: form.username.value, password: form.password.value }
  const reply = await fetch('/api/v1/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(wish),
  })
  const answer = await reply.json()
  if (reply.ok) {
    location.replace('/')
  } else {
    problem.textContent = answer.errors ? answer.errors.map(each => each.message).join('; ') : answer.detail
  }
})
