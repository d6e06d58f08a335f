// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/records.hpp"

#include <string>

#include "gainsay/base/utf8.hpp"
#include "gainsay/kit/hash.hpp"
#include "gainsay/kit/plugin.hpp"

namespace gainsay::plugin_host {

namespace {

// A name must give the term that it is said to be of: a lie here would change what people read.
bool read_name(std::span<const std::byte> body, Names& names) {
  Unpacker in(body);
  const auto term = in.value<gainsay_term>();
  const std::string_view name = kit::view(in.text());
  if (!in.ok() || name.empty() || utf8::first_invalid(name) || kit::term(name).value != term) return false;
  names.emplace(term, std::string(name));
  return true;
}

}  // namespace

bool read_records(std::span<const std::byte> bytes, Names& names, std::vector<ReceivedRecord>& out) {
  Unpacker in(bytes);
  while (in.ok() && !in.at_end()) {
    const auto record = in.value<Record>();
    const auto body = in.bytes(record.bytes);
    if (!in.ok()) return false;
    if (record.kind != RecordKind::Name)
      out.push_back({record.kind, record.plugin, body});
    else if (!read_name(body, names))
      return false;
  }
  return in.ok();
}

}  // namespace gainsay::plugin_host
