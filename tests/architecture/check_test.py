#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Shows that check.py can fail: each case is a small tree, good but for one file, and the breach that must be reported."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

CHECK = pathlib.Path(__file__).with_name("check.py")
HEADER = "#pragma once\n"

GOOD = {
    "CMakeLists.txt": "", "README.md": "", "run": "", ".gitignore": "", "build/notes.txt": "",
    "sdk/include/gainsay/abi/types.h": HEADER + "#include <stdint.h>\n",
    "sdk/include/gainsay/abi/plugin.h": HEADER + '#include "gainsay/abi/types.h"\n',
    "sdk/include/gainsay/base/span.hpp": HEADER + "#include <cstddef>\n",
    "sdk/include/gainsay/model/claim.hpp": HEADER + '#include "gainsay/base/span.hpp"\n',
    "sdk/include/gainsay/kit/hash.hpp": HEADER + '#include "gainsay/abi/types.h"\n',
    "sdk/kit/CMakeLists.txt": "target_sources(gainsay_kit PRIVATE hash.cpp)",
    "sdk/kit/hash.cpp": '#include "gainsay/kit/hash.hpp"\n#include <sodium.h>\n',
    "sdk/knowledge/predicates.tsv": "# id\tcode\nsupply.arms\t1\n",
    "sdk/languages/en.lang": "", "sdk/languages/fa.lang": "",
    "plugins/verify_sums/CMakeLists.txt": "gainsay_add_plugin(verify_sums SOURCES plugin.cpp MANIFEST plugin.json)",
    "plugins/verify_sums/plugin.json": '{"id": "org.gainsay.verify-sums"}',
    "plugins/verify_sums/sums.hpp": HEADER,
    "plugins/verify_sums/plugin.cpp": '#include "gainsay/kit/hash.hpp"\n#include "sums.hpp"\n',
    "plugins/other/own.hpp": HEADER,
    "db/CMakeLists.txt": "target_sources(gainsay_db PRIVATE store.cpp sqlite/statement.cpp)",
    "db/store.hpp": HEADER + '#include "gainsay/model/claim.hpp"\n',
    "db/store.cpp": '#include "db/store.hpp"\n',
    "db/sqlite/statement.cpp": "#include <sqlite3.h>\n",
    "host/CMakeLists.txt": "gainsay_module(document USES ICU::uc)\ngainsay_frames(plugin_host/frames.cpp)\n"
                           "gainsay_module(plugin_host NEEDS frames document)\ngainsay_module(matching NEEDS db plugin_host)\n"
                           "gainsay_module(lonely)\ngainsay_pipeline(pipeline.cpp NEEDS matching)\n"
                           "gainsay_program(gainsay main.cpp NEEDS pipeline)\n",
    "host/document/CMakeLists.txt": "target_sources(gainsay_document PRIVATE decode.cpp)",
    "host/document/decode.hpp": HEADER,
    "host/document/decode.cpp": '#include "host/document/decode.hpp"\n#include <unicode/ucnv.h>\n// "fa" is Persian\n'
                                'inline constexpr char default_reader[] = "en";\n',
    "host/plugin_host/CMakeLists.txt": "target_sources(gainsay_plugin_host PRIVATE lane.cpp)",
    "host/plugin_host/frames.hpp": HEADER + '#include "gainsay/abi/types.h"\n',
    "host/plugin_host/frames.cpp": '#include "host/plugin_host/frames.hpp"\n#include <sys/socket.h>\n',
    "host/plugin_host/lane.hpp": HEADER,
    "host/plugin_host/lane.cpp": '#include "host/plugin_host/frames.hpp"\n',
    "host/matching/CMakeLists.txt": "target_sources(gainsay_matching PRIVATE group.cpp)",
    "host/matching/group.hpp": HEADER,
    "host/matching/group.cpp": '#include "host/document/decode.hpp"\n#include "db/store.hpp"\n',
    "host/lonely/CMakeLists.txt": "target_sources(gainsay_lonely PRIVATE lonely.cpp)",
    "host/lonely/lonely.cpp": "",
    "host/worker/CMakeLists.txt": "target_sources(gainsay-worker PRIVATE main.cpp)",
    "host/worker/main.cpp": '#include "host/plugin_host/frames.hpp"\n#include <boost/dll/shared_library.hpp>\n',
    "host/pipeline.cpp": '#include "host/matching/group.hpp"\n',
    "host/main.cpp": "",
    "tests/host/CMakeLists.txt": "gainsay_test(decode SOURCES document/decode_test.cpp)",
    "tests/host/document/decode_test.cpp": '#include "host/document/decode.hpp"\n#include "tests/support/catch.hpp"\n',
    "tests/support/catch.hpp": HEADER + "#include <catch2/catch.hpp>\n",
}

BAD = [  # what is wrong, the file, its text, a part of the line that must be printed
    ("C++ in the ABI", "sdk/include/gainsay/abi/types.h", HEADER + "#include <cstdint>\n", "may not include <cstdint>"),
    ("base in the ABI", "sdk/include/gainsay/abi/types.h", HEADER + '#include "gainsay/base/span.hpp"\n', "ABI headers only"),
    ("the ABI in base", "sdk/include/gainsay/base/span.hpp", HEADER + '#include "gainsay/abi/types.h"\n', "may not include abi"),
    ("ICU in the model", "sdk/include/gainsay/model/claim.hpp", HEADER + "#include <unicode/ustring.h>\n", "<unicode/ustring.h>"),
    ("db in the kit", "sdk/kit/hash.cpp", '#include "db/store.hpp"\n', "kit may not include db"),
    ("host in the kit", "sdk/kit/hash.cpp", '#include "host/document/decode.hpp"\n', "kit may not include host"),
    ("a library in a kit header", "sdk/include/gainsay/kit/hash.hpp", HEADER + "#include <sodium.h>\n", "out of headers"),
    ("host in a plugin", "plugins/verify_sums/plugin.cpp", '#include "host/document/decode.hpp"\n', "plugin may not include host"),
    ("db in a plugin", "plugins/verify_sums/plugin.cpp", '#include "db/store.hpp"\n', "plugin may not include db"),
    ("a plugin in a plugin", "plugins/verify_sums/plugin.cpp", '#include "../other/own.hpp"\n', "may not include plugin other"),
    ("files in a plugin", "plugins/verify_sums/plugin.cpp", "#include <fcntl.h>\n", "plugin may not include <fcntl.h>"),
    ("the kit in db", "db/store.cpp", '#include "gainsay/kit/hash.hpp"\n', "db may not include the kit"),
    ("host in db", "db/store.cpp", '#include "host/document/decode.hpp"\n', "db may not include host"),
    ("SQLite outside its folder", "db/store.cpp", "#include <sqlite3.h>\n", "only db/sqlite/*.cpp may"),
    ("SQLite in a header", "db/sqlite/statement.hpp", HEADER + "#include <sqlite3.h>\n", "only db/sqlite/*.cpp may"),
    ("SQLite in host", "host/matching/group.cpp", "#include <sqlite3.h>\n", "only db/sqlite/*.cpp may"),
    ("a module below", "host/document/decode.cpp", '#include "host/matching/group.hpp"\n', "stands below it"),
    ("a module that is not named", "host/lonely/lonely.cpp", '#include "host/document/decode.hpp"\n', "does not name document under NEEDS"),
    ("db that is not named", "host/document/decode.cpp", '#include "db/store.hpp"\n', "does not name db under NEEDS"),
    ("a plugin in host", "host/document/decode.cpp", '#include "plugins/verify_sums/sums.hpp"\n', "may not include a plugin"),
    ("dlopen in host", "host/plugin_host/lane.cpp", "#include <dlfcn.h>\n", "only host/worker may"),
    ("Boost.DLL in host", "host/plugin_host/lane.cpp", "#include <boost/dll.hpp>\n", "only host/worker may"),
    ("ICU in a host header", "host/document/decode.hpp", HEADER + "#include <unicode/ucnv.h>\n", "out of headers"),
    ("host in the worker", "host/worker/main.cpp", '#include "host/plugin_host/lane.hpp"\n', "frame protocol"),
    ("db in the worker", "host/worker/main.cpp", '#include "db/store.hpp"\n', "frame protocol"),
    ("host in the frames", "host/plugin_host/frames.cpp", '#include "host/document/decode.hpp"\n', "the frame protocol sees"),
    ("tests in host", "host/document/decode.cpp", '#include "tests/support/catch.hpp"\n', "may not include tests"),
    ("a plugin's source in a test", "tests/host/document/decode_test.cpp", '#include "plugins/verify_sums/sums.hpp"\n', "through the ABI"),
    ("Catch2 directly", "tests/host/document/decode_test.cpp", "#include <catch2/catch.hpp>\n", "tests/support/catch.hpp"),
    ("an unknown library", "host/document/decode.cpp", "#include <surprise/all.hpp>\n", "known to no rule"),
    ("a missing file", "host/document/decode.cpp", '#include "host/document/gone.hpp"\n', "not a file of this project"),
    ("a long source", "host/document/decode.cpp", "\n" * 601, "601 lines; .cpp files stop at 600"),
    ("a long header", "host/document/decode.hpp", HEADER + "\n" * 250, "251 lines; .hpp files stop at 250"),
    ("a vague name", "host/document/utils.hpp", HEADER, "not utils"),
    ("no pragma once", "host/document/decode.hpp", "", "#pragma once is missing"),
    ("a predicate", "host/matching/group.cpp", 'auto p = "supply.arms";\n', 'predicate id "supply.arms"'),
    ("a predicate as a filler", "db/store.cpp", 'auto p = "pred:supply.arms";\n', 'predicate id "pred:supply.arms"'),
    ("a plugin id", "host/plugin_host/lane.cpp", 'auto p = R"(org.gainsay.verify-sums)";\n', "plugin id"),
    ("a plugin name", "host/plugin_host/lane.cpp", 'auto p = "verify_sums";\n', "plugin name"),
    ("a language", "host/document/decode.cpp", '/* "en" */ auto l = "fa";\n', 'language code "fa"'),
    ("English as anything but the default reader", "host/matching/group.cpp", 'auto l = "en";\n', 'language code "en"'),
    ("a second default reader", "host/matching/group.cpp", 'auto default_reader = "en";\n', "already"),
    ("a test that nothing builds", "tests/host/document/more_test.cpp", "", "nothing builds it"),
    ("a test that is commented out", "tests/host/CMakeLists.txt", "# document/decode_test.cpp", "nothing builds it"),
    ("a source that nothing builds", "host/document/html.cpp", "", "nothing builds it"),
    ("a stray file at the top", "notes.txt", "", "notes.txt: may not stand at the top level"),
    ("a stray folder at the top", "src/a.txt", "", "src: may not stand at the top level"),
]


def check(files):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        done = subprocess.run([sys.executable, CHECK, folder], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr


class CheckTest(unittest.TestCase):
    def test_a_good_tree_passes(self):
        self.assertEqual(check(GOOD), (0, "architecture: every rule holds\n"))

    def test_tables_of_data_may_be_long(self):
        files = GOOD | {"host/document/case_data.cpp": "\n" * 5000,
                        "host/document/CMakeLists.txt": "target_sources(gainsay_document PRIVATE decode.cpp case_data.cpp)"}
        self.assertEqual(check(files)[0], 0)

    def test_every_rule_can_fail(self):
        for wrong, name, text, expected in BAD:
            with self.subTest(wrong):
                code, printed = check(GOOD | {name: text})
                self.assertEqual(code, 1, printed)
                lines = printed.splitlines()
                self.assertTrue(any(expected in line for line in lines), printed)
                self.assertEqual(len(lines), 2, f"one breach, one line: {printed}")


if __name__ == "__main__":
    unittest.main()
