// SPDX-License-Identifier: Apache-2.0
#include "db/claim_rows.hpp"

#include "db/columns.hpp"
#include "db/sqlite/connection.hpp"

namespace gainsay::db {
namespace {

template <class Enum>
int code(Enum value) {
  return static_cast<int>(value);
}
std::optional<std::int32_t> second_or_none(std::int32_t second) {
  return second < 0 ? std::nullopt : std::optional(second);
}

}  // namespace

ClaimRows::ClaimRows(Connection& connection, TermStore& terms)
    : connection_(connection),
      terms_(terms),
      insert_(connection,
              "INSERT INTO claim (id, document, run, begin, end, predicate, polarity, modality, checkworthy, flags, "
              "confidence) "
              "VALUES (?,?,?,?,?,?,?,?,?,?,?)"),
      update_(connection,
              "UPDATE claim SET run=?, begin=?, end=?, predicate=?, polarity=?, modality=?, checkworthy=?, flags=?, "
              "confidence=? "
              "WHERE no = ?"),
      erase_(connection, "DELETE FROM claim WHERE no = ?"),
      erase_key_(connection, "DELETE FROM claim_key WHERE id = ?"),
      erase_via_(connection, "DELETE FROM link WHERE no IN (SELECT link FROM link_via WHERE claim = ?)"),
      lower_mark_(connection, "UPDATE claim_key_mark SET upto = min(upto, (SELECT coalesce(max(no), 0) FROM claim))"),
      erase_time_(connection, "DELETE FROM claim_time WHERE claim = ?"),
      erase_slots_(connection, "DELETE FROM claim_slot WHERE claim = ?"),
      erase_quantities_(connection, "DELETE FROM claim_quantity WHERE claim = ?"),
      erase_sources_(connection, "DELETE FROM claim_source WHERE claim = ?"),
      erase_cues_(connection, "DELETE FROM claim_cue WHERE claim = ?"),
      time_(connection, "INSERT INTO claim_time VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
      slot_(connection, "INSERT INTO claim_slot VALUES (?,?,?,?,?,?,?,?,?,?)"),
      quantity_(connection, "INSERT INTO claim_quantity VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
      source_(connection, "INSERT INTO claim_source VALUES (?,?,?,?,?,?,?,?)"),
      cue_(connection, "INSERT INTO claim_cue VALUES (?,?,?,?,?)") {}

Result<void> ClaimRows::insert(const model::Claim& c, std::int64_t document, std::int64_t run) {
  const auto predicate = terms_.number(c.predicate);
  if (!predicate) return predicate.error();
  auto done = insert_.run(c.id.value, document, run, c.span.begin, c.span.end, *predicate, code(c.polarity),
                          code(c.modality), c.checkworthy, c.flags, c.confidence);
  if (!done) return done;
  return insert_parts(c, connection_.last_row());
}

Result<void> ClaimRows::update(const model::Claim& c, std::int64_t number, std::int64_t run) {
  const auto predicate = terms_.number(c.predicate);
  if (!predicate) return predicate.error();
  auto done = update_.run(run, c.span.begin, c.span.end, *predicate, code(c.polarity), code(c.modality), c.checkworthy,
                          c.flags, c.confidence, number);
  for (Statement* erase : {&erase_time_, &erase_slots_, &erase_quantities_, &erase_sources_, &erase_cues_}) {
    if (done) done = erase->run(number);
  }
  if (!done) return done;
  return insert_parts(c, number);
}

// SQLite gives the number of an erased last row to the next one: the mark must not cover it.
Result<void> ClaimRows::erase(ClaimId id, std::int64_t number) {
  auto done = erase_via_.run(id.value);
  if (done) done = erase_key_.run(id.value);
  if (done) done = erase_.run(number);
  if (done) done = lower_mark_.run();
  return done;
}

Result<void> ClaimRows::insert_parts(const model::Claim& c, std::int64_t number) {
  Result<void> done;
  if (c.time) done = insert_time(*c.time, number);
  std::int64_t n = 0;
  for (auto slot = c.slots.begin(); done && slot != c.slots.end(); ++slot) done = insert_slot(*slot, number, n++);
  n = 0;
  for (auto q = c.quantities.begin(); done && q != c.quantities.end(); ++q) done = insert_quantity(*q, number, n++);
  n = 0;
  for (auto s = c.sources.begin(); done && s != c.sources.end(); ++s) done = insert_source(*s, number, n++);
  n = 0;
  for (auto cue = c.cues.begin(); done && cue != c.cues.end(); ++cue) {
    done = cue_.run(number, n++, code(cue->kind), cue->span.begin, cue->span.end);
  }
  return done;
}

Result<void> ClaimRows::insert_time(const model::ClaimTime& time, std::int64_t number) {
  const auto& t = time.time;
  return time_.run(number, code(t.kind), code(t.basis), t.flags, open_or(t.days.lo, day_min),
                   open_or(t.days.hi, day_max), second_or_none(t.lo_second), second_or_none(t.hi_second), t.duration_lo,
                   t.duration_hi, t.edtf, t.duration, time.span.begin, time.span.end, time.confidence);
}

Result<void> ClaimRows::insert_slot(const model::Slot& s, std::int64_t number, std::int64_t n) {
  const auto role = terms_.number(s.role);
  const auto filler = terms_.number(s.id);
  const auto concept_number = terms_.number(s.concept_id);
  for (const auto* term : {&role, &filler, &concept_number}) {
    if (!*term) return term->error();
  }
  return slot_.run(number, n, *role, *filler, *concept_number, s.label, s.span.begin, s.span.end, code(s.via),
                   s.confidence);
}

Result<void> ClaimRows::insert_quantity(const model::ClaimQuantity& q, std::int64_t number, std::int64_t n) {
  const auto of = terms_.number(q.of);
  const auto unit = terms_.number(q.value.unit);
  const auto dimension = terms_.number(q.value.dimension);
  for (const auto* term : {&of, &unit, &dimension}) {
    if (!*term) return term->error();
  }
  const auto& v = q.value;
  return quantity_.run(number, n, *of, q.span.begin, q.span.end, q.confidence, open_or(q.as_of.lo, day_min),
                       open_or(q.as_of.hi, day_max), code(v.modifier), code(v.kind), v.lo, v.hi, v.base_lo, v.base_hi,
                       v.other_lo, v.other_hi, *unit, *dimension, v.number.begin, v.number.end, v.unit_span.begin,
                       v.unit_span.end);
}

Result<void> ClaimRows::insert_source(const model::Source& s, std::int64_t number, std::int64_t n) {
  const auto source = terms_.number(s.id);
  if (!source) return source.error();
  return source_.run(number, n, *source, s.label, s.act, s.span.begin, s.span.end, s.confidence);
}

}  // namespace gainsay::db
