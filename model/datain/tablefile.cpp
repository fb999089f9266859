#include "model/datain/tablefile.h"

#include "model/datain/tablesource.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSet>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = qint64(4) << 30;

} // namespace

TableFile::TableFile(std::unique_ptr<Source> source)
    : d(std::move(source))
{}

TableFile::~TableFile() = default;
TableFile::TableFile(TableFile &&) noexcept = default;
TableFile &TableFile::operator=(TableFile &&) noexcept = default;

Result<QStringList> headingNames(std::span<const QByteArrayView> cells)
{
    QStringList names;
    QSet<QString> seen;
    for (const QByteArrayView cell : cells) {
        const QString name = QString::fromUtf8(cell).trimmed();
        if (!name.isEmpty() && seen.contains(name))
            return Error{u"the heading “%1” stands twice"_s.arg(name.left(80))};
        seen.insert(name);
        names.append(name);
    }
    if (seen.isEmpty() || (seen.size() == 1 && seen.contains(QString())))
        return Error{u"there is no heading"_s};
    return names;
}

Result<TableFile> TableFile::open(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return Error{u"%1 cannot be read."_s.arg(path)};
    if (file.size() > largestFile)
        return Error{u"%1 is larger than 4 GB; nothing was imported."_s.arg(path)};
    const QByteArray bytes = file.readAll();
    if (bytes.size() != file.size())
        return Error{u"%1 cannot be read to its end: %2."_s.arg(path, file.errorString())};
    return read(bytes, path, bytes.startsWith("PK\x03\x04"));
}

Result<TableFile> TableFile::read(const QByteArray &bytes, const QString &path, bool isWorkbook)
{
    auto source = isWorkbook ? readXlsxSource(bytes, path) : readCsvSource(bytes, path);
    if (!source)
        return Error{u"%1: %2; nothing was imported."_s.arg(path, source.error().message)};
    (*source)->sha256 =
        QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    return TableFile(*std::move(source));
}

QString TableFile::path() const
{
    return d->path;
}

QString TableFile::sha256() const
{
    return d->sha256;
}

QString TableFile::charset() const
{
    return d->charset;
}

char TableFile::separator() const
{
    return d->separator;
}

bool TableFile::isWorkbook() const
{
    return d->isWorkbook;
}

const std::vector<TableFile::Sheet> &TableFile::sheets() const
{
    return d->sheets;
}

Result<void> TableFile::forEachRow(size_t sheet, const Each &each) const
{
    const auto done = d->forEachRow(sheet, each);
    if (!done)
        return Error{u"%1: %2; nothing was imported."_s.arg(d->path, done.error().message)};
    return done;
}

} // namespace sourceline
