// sourceline-read-article SUFFIX < FILE: the article in a file, as JSON on standard output. Started
// by the workbench for every file that is not plain UTF-8; it opens no file itself.
#include "app/reader/confinement.h"

#include <cstdio>
#include <new>
#include <unistd.h>

namespace {

using namespace sourceline;
using namespace Qt::StringLiterals;

constexpr qsizetype largestFile = 64 << 20;

// Whole, or nothing where it is larger than any article.
std::optional<QByteArray> standardInput()
{
    QByteArray bytes;
    char buffer[1 << 16];
    for (;;) {
        const ssize_t count = read(STDIN_FILENO, buffer, sizeof buffer);
        if (count == 0)
            return bytes;
        if (count < 0 || bytes.size() + count > largestFile)
            return {};
        bytes.append(buffer, count);
    }
}

Result<ReadArticle> articleFrom(const QString &suffix)
{
    const auto bytes = standardInput();
    if (!bytes)
        return Error{u"This file cannot be read, or is larger than 64 MB."_s};
    const ArticleFormat format = formatOf(*bytes, suffix);
    if (!confine(format))
        return Error{
            u"This system cannot confine the reading program, so the file was not opened."_s};
    return readArticle(*bytes, format);
}

bool writeAll(const QByteArray &bytes)
{
    qsizetype at = 0;
    while (at < bytes.size()) {
        const ssize_t count =
            write(STDOUT_FILENO, bytes.constData() + at, size_t(bytes.size() - at));
        if (count <= 0)
            return false;
        at += count;
    }
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    // What runs out of memory dies here, and says nothing.
    std::set_new_handler([] { _exit(3); });
    const Result<ReadArticle> article =
        articleFrom(QString::fromLocal8Bit(argc > 1 ? argv[1] : ""));
    return writeAll(toWire(article)) ? 0 : 1;
}
