// SPDX-License-Identifier: Apache-2.0
#include "db/claim_reader.hpp"

#include <utility>

#include "db/columns.hpp"

namespace gainsay::db {
namespace {

std::int32_t second_at(const Statement& row, int column) {
  return row.null(column) ? -1 : static_cast<std::int32_t>(row.integer(column));
}

model::ClaimTime read_time(const Statement& row) {
  model::ClaimTime out;
  auto& t = out.time;
  t.kind = enum_at<model::TimeKind>(row, 0);
  t.basis = enum_at<model::Basis>(row, 1);
  t.flags = static_cast<std::uint32_t>(row.integer(2));
  t.days = days_at(row, 3);
  t.lo_second = second_at(row, 5);
  t.hi_second = second_at(row, 6);
  t.duration_lo = row.real(7);
  t.duration_hi = row.real(8);
  t.edtf = row.text(9);
  t.duration = row.text(10);
  out.span = span_at(row, 11);
  out.confidence = row.real(13);
  return out;
}

}  // namespace

ClaimReader::ClaimReader(Connection& connection, TermStore& terms)
    : terms_(terms),
      time_(connection,
            "SELECT kind, basis, flags, lo, hi, lo_second, hi_second, duration_lo, duration_hi, edtf, duration, begin, "
            "end, "
            "confidence FROM claim_time WHERE claim = ?"),
      slots_(connection,
             "SELECT role, filler, concept, label, begin, end, via, confidence FROM claim_slot WHERE claim = ? ORDER "
             "BY n"),
      quantities_(
          connection,
          "SELECT of, begin, end, confidence, as_of_lo, as_of_hi, modifier, kind, lo, hi, base_lo, base_hi, other_lo, "
          "other_hi, unit, dimension, number_begin, number_end, unit_begin, unit_end FROM claim_quantity "
          "WHERE claim = ? ORDER BY n"),
      sources_(connection,
               "SELECT source, label, act, begin, end, confidence FROM claim_source WHERE claim = ? ORDER BY n"),
      cues_(connection, "SELECT kind, begin, end FROM claim_cue WHERE claim = ? ORDER BY n") {}

std::string ClaimReader::select() {
  return "SELECT c.no, c.id, d.id, r.id, c.begin, c.end, c.predicate, c.polarity, c.modality, c.checkworthy, c.flags, "
         "c.confidence FROM claim c JOIN document d ON d.no = c.document JOIN run r ON r.no = c.run ";
}

Result<model::Claim> ClaimReader::read(const Statement& row) {
  model::Claim c;
  c.id = id_at<ClaimId>(row, 1);
  c.document = document_at(row, 2);
  c.run = id_at<RunId>(row, 3);
  c.span = span_at(row, 4);
  if (auto done = term(row, 6, c.predicate); !done) return done.error();
  c.polarity = enum_at<model::Polarity>(row, 7);
  c.modality = enum_at<model::Modality>(row, 8);
  c.checkworthy = static_cast<std::uint8_t>(row.integer(9));
  c.flags = static_cast<std::uint32_t>(row.integer(10));
  c.confidence = row.real(11);
  if (auto done = read_parts(c, row.integer(0)); !done) return done.error();
  return c;
}

Result<void> ClaimReader::read_parts(model::Claim& c, std::int64_t number) {
  auto timed = time_.one([&](Statement& row) { c.time = read_time(row); }, number);
  if (!timed) return timed.error();
  auto done = slots_.each([&](Statement& row) { return read_slot(row, c); }, number);
  if (done) done = quantities_.each([&](Statement& row) { return read_quantity(row, c); }, number);
  if (done) done = sources_.each([&](Statement& row) { return read_source(row, c); }, number);
  if (!done) return done;
  return cues_.each(
      [&](Statement& row) {
        c.cues.push_back({enum_at<model::CueKind>(row, 0), span_at(row, 1)});
      },
      number);
}

Result<void> ClaimReader::term(const Statement& row, int column, Term& out) {
  auto found = terms_.term(row.integer(column));
  if (!found) return found.error();
  out = *found;
  return {};
}

Result<void> ClaimReader::read_slot(const Statement& row, model::Claim& claim) {
  model::Slot s;
  auto done = term(row, 0, s.role);
  if (done) done = term(row, 1, s.id);
  if (done) done = term(row, 2, s.concept_id);
  s.label = row.text(3);
  s.span = span_at(row, 4);
  s.via = enum_at<model::Via>(row, 6);
  s.confidence = row.real(7);
  claim.slots.push_back(std::move(s));
  return done;
}

Result<void> ClaimReader::read_quantity(const Statement& row, model::Claim& claim) {
  model::ClaimQuantity q;
  auto& v = q.value;
  auto done = term(row, 0, q.of);
  q.span = span_at(row, 1);
  q.confidence = row.real(3);
  q.as_of = days_at(row, 4);
  v.modifier = enum_at<model::Modifier>(row, 6);
  v.kind = enum_at<model::QuantityKind>(row, 7);
  int column = 8;
  for (double* part : {&v.lo, &v.hi, &v.base_lo, &v.base_hi, &v.other_lo, &v.other_hi}) *part = row.real(column++);
  if (done) done = term(row, 14, v.unit);
  if (done) done = term(row, 15, v.dimension);
  v.number = span_at(row, 16);
  v.unit_span = span_at(row, 18);
  claim.quantities.push_back(q);
  return done;
}

Result<void> ClaimReader::read_source(const Statement& row, model::Claim& claim) {
  model::Source s;
  auto done = term(row, 0, s.id);
  s.label = row.text(1);
  s.act = row.text(2);
  s.span = span_at(row, 3);
  s.confidence = row.real(5);
  claim.sources.push_back(std::move(s));
  return done;
}

}  // namespace gainsay::db
