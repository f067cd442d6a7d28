import { RabbitTransport } from './rabbit.transport.js';
import { behavesLikeATransport } from './transport.conformance.js';

const url = process.env['TEST_AMQP_URL'] ?? '';

behavesLikeATransport('RabbitMQ', (prefix, topology) => new RabbitTransport({ url, name: 'test', prefix, topology }));
