// SPDX-License-Identifier: Apache-2.0
#include "db/record.hpp"

#include <bit>
#include <cmath>
#include <limits>

namespace gainsay::db {
namespace {

template <class Enum>
std::uint64_t number(Enum value) {
  return static_cast<std::uint64_t>(value);
}
std::uint64_t number(std::int32_t value) { return static_cast<std::uint64_t>(static_cast<std::int64_t>(value)); }

}  // namespace

Record& Record::add(std::uint64_t number) {
  char little[8];
  for (unsigned i = 0; i < 8; ++i) little[i] = static_cast<char>(number >> (8 * i) & 0xffu);
  bytes_.append(little, sizeof little);
  return *this;
}

Record& Record::add(double number) {
  if (std::isnan(number)) number = std::numeric_limits<double>::quiet_NaN();
  if (number == 0) number = 0;
  return add(std::bit_cast<std::uint64_t>(number));
}

Record& Record::add(std::string_view text) {
  add(std::uint64_t{text.size()});
  bytes_.append(text);
  return *this;
}

Record& Record::add(const std::optional<std::string>& text) {
  return text ? add(std::uint64_t{1}).add(std::string_view(*text)) : add(std::uint64_t{0});
}

Record& Record::add(DayRange days) { return add(number(days.lo)).add(number(days.hi)); }

Record& Record::add(const model::Quantity& q) {
  add(number(q.modifier))
      .add(number(q.kind))
      .add(q.lo)
      .add(q.hi)
      .add(q.base_lo)
      .add(q.base_hi)
      .add(q.other_lo)
      .add(q.other_hi);
  return add(q.unit).add(q.dimension).add(q.number).add(q.unit_span);
}

Record& Record::add(const model::Time& t) {
  add(number(t.kind)).add(number(t.basis)).add(std::uint64_t{t.flags}).add(t.days).add(number(t.lo_second));
  add(number(t.hi_second)).add(t.duration_lo).add(t.duration_hi);
  return add(std::string_view(t.edtf)).add(std::string_view(t.duration));
}

Record& Record::add(const model::EntityValue& e) { return add(e.id).add(e.type).add(number(e.via)).add(e.confidence); }

Record& Record::add(const model::Claim& c) {
  add(c.id.value)
      .add(std::string_view(reinterpret_cast<const char*>(c.document.bytes.data()), c.document.bytes.size()));
  add(std::uint64_t{c.flags}).add(c.predicate).add(c.span).add(number(c.polarity)).add(number(c.modality));
  add(std::uint64_t{c.checkworthy}).add(c.confidence).add(std::uint64_t{c.time ? 1u : 0u});
  if (c.time) add(c.time->time).add(c.time->span).add(c.time->confidence);
  add(std::uint64_t{c.slots.size()});
  for (const auto& s : c.slots) {
    add(s.role)
        .add(s.id)
        .add(s.concept_id)
        .add(std::string_view(s.label))
        .add(s.span)
        .add(number(s.via))
        .add(s.confidence);
  }
  add(std::uint64_t{c.quantities.size()});
  for (const auto& q : c.quantities) add(q.of).add(q.span).add(q.confidence).add(q.as_of).add(q.value);
  add(std::uint64_t{c.sources.size()});
  for (const auto& s : c.sources) {
    add(s.id).add(std::string_view(s.label)).add(std::string_view(s.act)).add(s.span).add(s.confidence);
  }
  add(std::uint64_t{c.cues.size()});
  for (const auto& cue : c.cues) add(number(cue.kind)).add(cue.span);
  return *this;
}

Record& Record::add(const model::Link& l) {
  add(l.id.value).add(number(l.relation)).add(number(l.tier)).add(l.a.value).add(l.b.value);
  add(l.matter.value)
      .add(l.score)
      .add(std::string_view(l.type))
      .add(std::string_view(l.rule))
      .add(std::string_view(l.norm));
  add(std::uint64_t{l.members_a}).add(std::uint64_t{l.members_b}).add(std::uint64_t{l.via.size()});
  for (const auto& via : l.via) add(via.value);
  add(std::uint64_t{l.slots.size()});
  for (const auto& s : l.slots) add(s.slot).add(number(s.test)).add(std::string_view(s.reason)).add(s.a).add(s.b);
  return *this;
}

Record& Record::add(const model::Appearance& a) {
  add(std::string_view(a.path)).add(a.title).add(a.url).add(a.publisher).add(a.author).add(a.retrieved);
  if (!a.published) return add(std::uint64_t{0});
  add(std::uint64_t{1}).add(std::string_view(a.published->edtf)).add(a.published->days);
  return add(number(a.published->second)).add(number(a.published->basis));
}

Record& Record::add(const model::Mention& m) {
  add(std::uint64_t{m.value.index()});
  if (const auto* json = std::get_if<std::string>(&m.value)) return add(std::string_view(*json));
  if (const auto* quantity = std::get_if<model::Quantity>(&m.value)) return add(*quantity);
  if (const auto* time = std::get_if<model::Time>(&m.value)) return add(*time);
  return add(std::get<model::EntityValue>(m.value));
}

}  // namespace gainsay::db
