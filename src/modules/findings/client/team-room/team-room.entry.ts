import { TeamRoomElement } from './element.ts';

customElements.define('cf-team-room', TeamRoomElement);
