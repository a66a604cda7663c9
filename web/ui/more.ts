import './mantine.more.css'

// The bundler loses the way to a file of styles alone that several pages share: with a statement it is a file of ours.
globalThis.document?.documentElement.setAttribute('data-parts', 'all')
