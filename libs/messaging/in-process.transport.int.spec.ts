import { InProcessTransport } from './in-process.transport.js';
import { behavesLikeATransport } from './transport.conformance.js';

behavesLikeATransport('in-process', (_, topology) => new InProcessTransport(topology));
