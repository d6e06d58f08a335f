// SPDX-License-Identifier: Apache-2.0
#include "db/link_store.hpp"

#include <algorithm>
#include <utility>

#include "db/columns.hpp"
#include "db/conditions.hpp"
#include "db/record.hpp"
#include "db/sqlite/connection.hpp"

namespace gainsay::db {
namespace {

// One link's rows stand together, the one that counts first.
constexpr const char* best_first = " ORDER BY l.id < 0, l.id, l.score DESC, l.verifier, l.key < 0, l.key";

std::string select() {
  return "SELECT l.no, l.id, l.verifier, l.key, l.relation, l.tier, a.id, b.id, l.matter, l.score, l.type, l.rule, "
         "l.norm, "
         "l.members_a, l.members_b, l.seal FROM link l JOIN claim a ON a.no = l.a JOIN claim b ON b.no = l.b WHERE ";
}

void about_link(Conditions& conditions, const Filter& filter, const std::string& link) {
  Conditions claim;
  claim.about_claim(filter, "c");
  if (claim.empty()) return;
  conditions.within("EXISTS (SELECT 1 FROM claim c WHERE c.no IN (" + link + ".a, " + link + ".b) AND ", claim, ")");
}

}  // namespace

std::uint64_t seal_of(const model::Link& link, std::string_view verifier, std::uint64_t key) {
  return head(Record().add(verifier).add(key).add(link).hash());
}

LinkStore::LinkStore(Connection& connection, TermStore& terms, ClaimStore& claims)
    : connection_(connection),
      terms_(terms),
      claims_(claims),
      erase_group_(connection, "DELETE FROM link WHERE verifier = ? AND key = ?"),
      erase_verifier_(connection, "DELETE FROM link WHERE verifier = ?"),
      insert_(connection,
              "INSERT INTO link (id, verifier, key, relation, tier, a, b, matter, score, type, rule, norm, members_a, "
              "members_b, seal) "
              "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
      insert_via_(connection, "INSERT INTO link_via VALUES (?,?,?)"),
      insert_slot_(connection, "INSERT INTO link_slot VALUES (?,?,?,?,?,?,?,?,?)"),
      put_matter_(connection, "INSERT INTO matter (id) VALUES (?) ON CONFLICT (id) DO NOTHING"),
      via_(connection, "SELECT claim FROM link_via WHERE link = ? ORDER BY n"),
      slots_(connection,
             "SELECT slot, test, reason, a_begin, a_end, b_begin, b_end FROM link_slot WHERE link = ? ORDER BY n"),
      voices_(connection, "UPDATE matter SET voices = ? WHERE id = ?"),
      documents_of_(
          connection,
          "SELECT DISTINCT d.id FROM link l JOIN claim c ON c.no IN (l.a, l.b) JOIN document d ON d.no = c.document "
          "WHERE l.matter = ? ORDER BY d.id"),
      links_of_(connection,
                std::string("SELECT l.id, l.score, l.type, a.id, b.id FROM link l JOIN claim a ON a.no = l.a "
                            "JOIN claim b ON b.no = l.b WHERE l.matter = ?") +
                    best_first) {}

Result<void> LinkStore::replace(std::string_view verifier, std::uint64_t key, std::span<const model::Link> links) {
  if (auto erased = erase_group_.run(verifier, key); !erased) return erased;
  for (const auto& link : links) {
    if (auto inserted = insert(link, verifier, key); !inserted) return inserted;
  }
  return {};
}

Result<void> LinkStore::erase(std::string_view verifier) { return erase_verifier_.run(verifier); }

Result<std::int64_t> LinkStore::end_of(ClaimId claim, LinkId link) {
  const auto number = claims_.number(claim);
  if (!number) return number.error();
  if (*number) return **number;
  return Error{ErrorCode::NotFound,
               "link " + to_string(link) + " joins claim " + to_string(claim) + ", which is not in the casefile",
               connection_.path(), ""};
}

Result<void> LinkStore::insert(const model::Link& link, std::string_view verifier, std::uint64_t key) {
  const auto a = end_of(link.a, link.id);
  if (!a) return a.error();
  const auto b = end_of(link.b, link.id);
  if (!b) return b.error();
  if (link.matter) {
    if (auto put = put_matter_.run(link.matter.value); !put) return put;
  }
  auto done = insert_.run(link.id.value, verifier, key, static_cast<int>(link.relation), static_cast<int>(link.tier),
                          *a, *b, link.matter ? std::optional(link.matter.value) : std::nullopt, link.score, link.type,
                          link.rule, link.norm, link.members_a, link.members_b, seal_of(link, verifier, key));
  const auto number = connection_.last_row();
  for (std::size_t n = 0; done && n < link.via.size(); ++n) done = insert_via_.run(number, n, link.via[n].value);
  for (std::size_t n = 0; done && n < link.slots.size(); ++n) {
    const auto& s = link.slots[n];
    const auto slot = terms_.number(s.slot);
    if (!slot) return slot.error();
    done =
        insert_slot_.run(number, n, *slot, static_cast<int>(s.test), s.reason, s.a.begin, s.a.end, s.b.begin, s.b.end);
  }
  return done;
}

Result<model::Link> LinkStore::read(const Statement& row) {
  model::Link l;
  const auto number = row.integer(0);
  l.id = id_at<LinkId>(row, 1);
  l.verifier = row.text(2);
  l.key = static_cast<std::uint64_t>(row.integer(3));
  l.relation = enum_at<model::Relation>(row, 4);
  l.tier = enum_at<model::Tier>(row, 5);
  l.a = id_at<ClaimId>(row, 6);
  l.b = id_at<ClaimId>(row, 7);
  l.matter = id_at<MatterId>(row, 8);
  l.score = row.real(9);
  l.type = row.text(10);
  l.rule = row.text(11);
  l.norm = row.text(12);
  l.members_a = static_cast<std::uint32_t>(row.integer(13));
  l.members_b = static_cast<std::uint32_t>(row.integer(14));
  auto done = via_.each([&](Statement& via) { l.via.push_back(id_at<ClaimId>(via, 0)); }, number);
  if (!done) return done.error();
  done = slots_.each(
      [&](Statement& slot) -> Result<void> {
        auto term = terms_.term(slot.integer(0));
        if (!term) return term.error();
        l.slots.push_back(
            {*term, enum_at<model::SlotTest>(slot, 1), std::string(slot.text(2)), span_at(slot, 3), span_at(slot, 5)});
        return {};
      },
      number);
  if (!done) return done.error();
  return l;
}

Result<void> LinkStore::each(const Filter& filter, const OnLink& on_link) {
  Conditions conditions;
  about_link(conditions, filter, "l");
  if (filter.type) conditions.add("l.type = ?", *filter.type);
  return each(conditions, filter.limit, on_link);
}

Result<void> LinkStore::each(const Conditions& conditions, const std::optional<std::uint64_t>& limit,
                             const OnLink& on_link) {
  Statement query(connection_, select() + conditions.sql() + best_first);
  std::optional<LinkId> last;
  std::uint64_t given = 0;
  return conditions.each(query, [&](Statement& row) -> Result<void> {
    const auto id = id_at<LinkId>(row, 1);
    if (last == id || (limit && given == *limit)) return {};
    last = id;
    ++given;
    auto link = read(row);
    if (!link) return link.error();
    return on_link(*link);
  });
}

Result<void> LinkStore::each_row(const std::function<void(const model::Link&, std::uint64_t seal)>& on_row) {
  Statement query(connection_, select() + "1" + best_first);
  return query.each([&](Statement& row) -> Result<void> {
    const auto link = read(row);
    if (!link) return link.error();
    on_row(*link, static_cast<std::uint64_t>(row.integer(15)));
    return {};
  });
}

Result<void> LinkStore::each_end(
    const std::function<void(std::string_view verifier, std::uint64_t key, ClaimId a, ClaimId b)>& on) {
  Statement query(connection_,
                  "SELECT l.verifier, l.key, a.id, b.id FROM link l JOIN claim a ON a.no = l.a JOIN claim b ON b.no = "
                  "l.b ORDER BY l.verifier, l.key");
  return query.each([&](Statement& row) {
    on(row.text(0), static_cast<std::uint64_t>(row.integer(1)), id_at<ClaimId>(row, 2), id_at<ClaimId>(row, 3));
  });
}

Result<std::vector<model::Link>> LinkStore::list(const Filter& filter) {
  std::vector<model::Link> out;
  auto done = each(filter, [&](const model::Link& link) {
    out.push_back(link);
    return Result<void>();
  });
  if (!done) return done.error();
  return out;
}

Result<std::vector<model::Link>> LinkStore::about(MatterId matter) {
  Conditions conditions;
  conditions.add("l.matter = ?", static_cast<std::int64_t>(matter.value));
  std::vector<model::Link> out;
  auto done = each(conditions, std::nullopt, [&](const model::Link& link) {
    out.push_back(link);
    return Result<void>();
  });
  if (!done) return done.error();
  return out;
}

Result<model::Link> LinkStore::get(LinkId id) {
  Conditions conditions;
  conditions.add("l.id = ?", static_cast<std::int64_t>(id.value));
  Statement query(connection_, select() + conditions.sql() + best_first + " LIMIT 1");
  std::optional<model::Link> out;
  auto done = conditions.each(query, [&](Statement& row) -> Result<void> {
    auto link = read(row);
    if (!link) return link.error();
    out = *std::move(link);
    return {};
  });
  if (!done) return done.error();
  if (out) return *std::move(out);
  return Error{ErrorCode::NotFound, "link " + to_string(id) + " is not in the casefile", connection_.path(), ""};
}

Result<std::vector<model::Disagreement>> LinkStore::disagreements(const Filter& filter) {
  Conditions link;
  about_link(link, filter, "l");
  Conditions conditions;
  conditions.within("EXISTS (SELECT 1 FROM link l WHERE l.matter = m.id AND ", link, ")");
  Statement query(connection_,
                  "SELECT m.id, m.voices FROM matter m WHERE " + conditions.sql() + " ORDER BY m.id < 0, m.id");
  std::vector<model::Disagreement> out;
  auto done = conditions.each(query, [&](Statement& row) -> Result<void> {
    model::Disagreement entry;
    entry.id = id_at<MatterId>(row, 0);
    entry.voices = static_cast<std::uint32_t>(row.integer(1));
    if (auto filled = fill(entry); !filled) return filled;
    const bool wanted = !filter.type || entry.type == *filter.type;
    if (wanted && !(filter.limit && out.size() == *filter.limit)) out.push_back(std::move(entry));
    return {};
  });
  if (!done) return done.error();
  return out;
}

Result<void> LinkStore::fill(model::Disagreement& d) {
  auto done = links_of_.each(
      [&](Statement& row) {
        const auto id = id_at<LinkId>(row, 0);
        if (!d.links.empty() && d.links.back() == id) return;
        d.links.push_back(id);
        d.claims.push_back(id_at<ClaimId>(row, 3));
        d.claims.push_back(id_at<ClaimId>(row, 4));
        if (d.links.size() > 1 && row.real(1) <= d.score) return;
        d.strongest = id;
        d.score = row.real(1);
        d.type = row.text(2);
      },
      d.id.value);
  if (done) done = documents_of_.each([&](Statement& row) { d.documents.push_back(document_at(row, 0)); }, d.id.value);
  std::sort(d.claims.begin(), d.claims.end());
  d.claims.erase(std::unique(d.claims.begin(), d.claims.end()), d.claims.end());
  return done;
}

Result<void> LinkStore::set_voices(MatterId matter, std::uint32_t voices) { return voices_.run(voices, matter.value); }

}  // namespace gainsay::db
