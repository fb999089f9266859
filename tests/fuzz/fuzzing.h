#pragma once

#include <QString>

#include <cstdio>
#include <cstdlib>

/// What libFuzzer calls with every input, and the replay of a corpus too.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/// Stops with a sentence where something does not hold: that is the finding.
inline void mustHold(bool holds, const char *what, const QString &of = {})
{
    if (holds)
        return;
    std::fprintf(stderr, "%s: %s\n", what, qPrintable(of));
    std::abort();
}
