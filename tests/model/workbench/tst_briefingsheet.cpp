#include "model/store/statement.h"
#include "model/workbench/briefingsheet.h"
#include "tests/ui/samplefile.h"

#include <QRegularExpression>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

const BriefingSection *sectionOf(const BriefingSheet &sheet, const QString &key)
{
    for (const BriefingSection &section : sheet.sections) {
        if (section.key == key)
            return &section;
    }
    return nullptr;
}

QString textOf(const BriefingSheet &sheet, const QString &key)
{
    const BriefingSection *section = sectionOf(sheet, key);
    QStringList lines;
    for (const BriefingLine &line : section ? section->lines : std::vector<BriefingLine>())
        lines += line.lead.isEmpty() ? line.text : QString(line.lead + u": "_s + line.text);
    return lines.join(u'\n');
}

} // namespace

/// What a sheet says of the sample's incidents: allegations as allegations, and what is missing.
class BriefingSheetTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void dump();

private:
    SampleFile m_sample;
    std::unique_ptr<Connection> m_connection;
};

void BriefingSheetTest::initTestCase()
{
    auto connection = Connection::open(m_sample.path(), Access::ReadOnly);
    QVERIFY2(connection, "");
    m_connection = std::make_unique<Connection>(*std::move(connection));
}

void BriefingSheetTest::dump()
{
    for (qint64 id : {5883671442477809665, 5883671442477809671, 5883671442477809686, 5883671442477809668, 5883671442477809687}) {
        auto s = readBriefings(m_connection->handle(), {Id{id}});
        QVERIFY2(s, s ? "" : qPrintable(s.error().message));
        fprintf(stderr, "%s\n[%s]\n\n", qPrintable(briefingText(s->front())), qPrintable(s->front().marking));
    }
}

QTEST_GUILESS_MAIN(BriefingSheetTest)
#include "tst_briefingsheet.moc"
