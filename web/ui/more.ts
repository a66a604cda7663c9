import './mantine.more.css'
