// The token of an answer is read as it was written, and what is none is none.
import { placeOf, placesOf, positionToken } from './position-token.js';

describe('A token', () => {
  it('is read as it was written', () => {
    const place = { service: 'routing', gpos: 123_456 };
    expect(placeOf(positionToken(place))).toEqual(place);
    expect(placesOf('intake:0:7, routing:0:9')).toEqual([{ service: 'intake', gpos: 7 }, { service: 'routing', gpos: 9 }]);
  });
  it('is nothing else', () => {
    for (const text of ['', 'nine', 'intake:7', 'Intake:0:7', 'intake:0:7:1', 'intake:0:1234567890123456']) expect(placeOf(text)).toBeUndefined();
    expect(placesOf('intake:0:7,nine,,')).toEqual([{ service: 'intake', gpos: 7 }]);
  });
});
