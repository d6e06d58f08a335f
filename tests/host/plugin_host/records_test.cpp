// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/records.hpp"

#include <string_view>
#include <vector>

#include "gainsay/kit/hash.hpp"
#include "host/plugin_host/frames.hpp"
#include "tests/support/catch.hpp"

using namespace gainsay;
using namespace gainsay::plugin_host;

namespace {

// One record that says that `term` is called `name`.
std::vector<std::byte> naming(Term term, std::string_view name) {
  std::vector<std::byte> memory(1'024);
  Packer out(memory);
  {
    RecordWriter record(out, RecordKind::Name, no_plugin);
    out.value(term.value);
    out.text(name);
  }
  memory.resize(out.size());
  return memory;
}

bool believed(const std::vector<std::byte>& bytes) {
  Names names;
  std::vector<ReceivedRecord> records;
  const bool read = read_records(bytes, names, records);
  CHECK(names.size() == (read ? 1 : 0));
  CHECK(records.empty());
  return read;
}

}  // namespace

TEST_CASE("a name is believed when its term follows from it, so no worker can rename what people read") {
  CHECK(believed(naming(kit::term("Italy"), "Italy")));
  CHECK_FALSE(believed(naming(kit::term("Italy"), "Iran")));
  CHECK_FALSE(believed(naming(kit::term(""), "")));
  CHECK_FALSE(believed(naming(kit::term("\xff"), "\xff")));
}

TEST_CASE("a record that is cut short is not read") {
  auto bytes = naming(kit::term("Italy"), "Italy");
  for (bytes.resize(bytes.size() - 8); !bytes.empty(); bytes.resize(bytes.size() - 8)) CHECK_FALSE(believed(bytes));
}
