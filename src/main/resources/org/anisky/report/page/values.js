// What the page holds: numbers of maps, unpacked when they are first looked at.
const pageData = JSON.parse(document.getElementById("page-data").textContent);
const unpacked = new Map();

/** The values of a map as 32-bit floats, NaN where the sky was not observed. */
async function mapValues(map) {
  if (!unpacked.has(map.data)) {
    unpacked.set(map.data, unpack(pageData.sky.values[map.data]));
  }
  return unpacked.get(map.data);
}

async function unpack(text) {
  const packed = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const count = bytes.length / 4;
  const whole = new Uint8Array(bytes.length);
  for (let k = 0; k < count; k++) {
    for (let b = 0; b < 4; b++) {
      whole[4 * k + b] = bytes[b * count + k];
    }
  }
  const view = new DataView(whole.buffer);
  const values = new Float32Array(count);
  for (let k = 0; k < count; k++) {
    values[k] = view.getFloat32(4 * k, true);
  }
  return values;
}

/** HEALPix pixel in RING order of a direction (Gorski et al. 2005, ApJ 622, 759). */
function pixelOf(nside, x, y, z) {
  let quarter = Math.atan2(y, x) * 2 / Math.PI;
  if (quarter < 0) {
    quarter += 4;
  }
  if (quarter >= 4) {
    quarter -= 4;
  }
  const away = Math.abs(z);
  if (away <= 2 / 3) {
    const along = nside * (0.5 + quarter);
    const across = nside * z * 0.75;
    const rising = Math.floor(along - across);
    const falling = Math.floor(along + across);
    const ring = nside + 1 + rising - falling;
    const shifted = 1 - (ring & 1);
    const place = Math.floor((rising + falling - nside + shifted + 1) / 2);
    const length = 4 * nside;
    return 2 * nside * (nside - 1) + (ring - 1) * length + (((place % length) + length) % length);
  }
  const within = quarter - Math.floor(quarter);
  const distance = nside * Math.sqrt((x * x + y * y) * 3 / (1 + away));
  const rising = Math.min(nside - 1, Math.floor(within * distance));
  const falling = Math.min(nside - 1, Math.floor((1 - within) * distance));
  const ring = rising + falling + 1;
  const place = Math.floor(quarter * ring) % (4 * ring);
  return z > 0
    ? 2 * ring * (ring - 1) + place
    : 12 * nside * nside - 2 * ring * (ring + 1) + place;
}

const RADIAN = Math.PI / 180;

/** The unit vector of longitude and latitude in degrees. */
function vectorOf(longitude, latitude) {
  const cosine = Math.cos(latitude * RADIAN);
  return [
    cosine * Math.cos(longitude * RADIAN),
    cosine * Math.sin(longitude * RADIAN),
    Math.sin(latitude * RADIAN),
  ];
}

/** Longitude in [0, 360) and latitude in degrees of a vector. */
function anglesOf(vector) {
  const longitude = Math.atan2(vector[1], vector[0]) / RADIAN;
  const latitude = Math.atan2(vector[2], Math.hypot(vector[0], vector[1])) / RADIAN;
  return [(longitude + 360) % 360, latitude];
}

const SAME_AXES = [1, 0, 0, 0, 1, 0, 0, 0, 1];

/** A matrix of shape (9), row by row, times a vector. */
function turn(m, v) {
  return [
    m[0] * v[0] + m[1] * v[1] + m[2] * v[2],
    m[3] * v[0] + m[4] * v[1] + m[5] * v[2],
    m[6] * v[0] + m[7] * v[1] + m[8] * v[2],
  ];
}

function transposed(m) {
  return [m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]];
}

function product(a, b) {
  const c = [];
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      c.push(a[3 * i] * b[j] + a[3 * i + 1] * b[3 + j] + a[3 * i + 2] * b[6 + j]);
    }
  }
  return c;
}

/** A number as a person reads it: all digits that a 32-bit float has. */
function numberText(value, digits = 7) {
  if (!Number.isFinite(value)) {
    return "–";
  }
  return String(Number(value.toPrecision(digits))).replace("-", "−");
}
