// SPDX-License-Identifier: Apache-2.0
#include "db/conditions.hpp"

#include <utility>

namespace gainsay::db {
namespace {

// A term that the file does not know has no number; 0 is nobody's.
constexpr const char* term_number = "coalesce((SELECT no FROM term WHERE id = ?), 0)";

}  // namespace

void Conditions::join(const std::string& sql) {
  if (!sql_.empty()) sql_ += " AND ";
  sql_ += sql;
}

void Conditions::add(const std::string& sql, std::string value) {
  join(sql);
  values_.emplace_back(std::move(value));
}

void Conditions::add(const std::string& sql, std::int64_t value) {
  join(sql);
  values_.emplace_back(value);
}

void Conditions::within(const std::string& before, const Conditions& inner, const std::string& after) {
  join(before + inner.sql() + after);
  values_.insert(values_.end(), inner.values_.begin(), inner.values_.end());
}

void Conditions::about_document(const Filter& filter, const std::string& no) {
  if (filter.document) {
    join(no + " = (SELECT no FROM document WHERE id = ?)");
    // The filter outlives the query that is built from it.
    values_.emplace_back(
        Blob{{reinterpret_cast<const char*>(filter.document->bytes.data()), filter.document->bytes.size()}});
  }
  if (filter.language) {
    add("(SELECT language FROM document WHERE no = " + no + ") || '-' GLOB ?", *filter.language + "-*");
  }
  if (filter.since) {
    add("(SELECT min(published_lo) FROM appearance WHERE document = " + no + " AND published IS NOT NULL) >= ?",
        std::int64_t{*filter.since});
  }
}

void Conditions::about_claim(const Filter& filter, const std::string& claim) {
  if (filter.predicate) {
    add(claim + ".predicate = " + term_number, static_cast<std::int64_t>(filter.predicate->value));
  }
  if (filter.entity) {
    const auto id = static_cast<std::int64_t>(filter.entity->value);
    join("(EXISTS (SELECT 1 FROM claim_slot WHERE claim = " + claim + ".no AND filler = " + term_number +
         ") OR EXISTS (SELECT 1 FROM claim_source WHERE claim = " + claim + ".no AND source = " + term_number + "))");
    values_.emplace_back(id);
    values_.emplace_back(id);
  }
  about_document(filter, claim + ".document");
}

}  // namespace gainsay::db
