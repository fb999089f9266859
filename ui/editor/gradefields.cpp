#include "ui/editor/gradefields.h"

#include "ui/common/tightrow.h"
#include "ui/common/wholewords.h"

#include <QComboBox>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

constexpr int longestGrade = 24; // letters

} // namespace

GradeFields::GradeFields(QWidget *parent)
    : QWidget(parent)
    , m_reliability(new QComboBox(this))
    , m_credibility(new QComboBox(this))
{
    m_reliability->setAccessibleName(tr("Reliability of the source"));
    m_credibility->setAccessibleName(tr("Credibility of the information"));
    m_reliability->addItem(tr("source: not graded"), QString());
    m_reliability->addItem(tr("A completely reliable"), u"A"_s);
    m_reliability->addItem(tr("B usually reliable"), u"B"_s);
    m_reliability->addItem(tr("C fairly reliable"), u"C"_s);
    m_reliability->addItem(tr("D not usually reliable"), u"D"_s);
    m_reliability->addItem(tr("E unreliable"), u"E"_s);
    m_reliability->addItem(tr("F cannot be judged"), u"F"_s);
    m_credibility->addItem(tr("information: not graded"), 0);
    m_credibility->addItem(tr("1 confirmed by others"), 1);
    m_credibility->addItem(tr("2 probably true"), 2);
    m_credibility->addItem(tr("3 possibly true"), 3);
    m_credibility->addItem(tr("4 doubtful"), 4);
    m_credibility->addItem(tr("5 improbable"), 5);
    m_credibility->addItem(tr("6 cannot be judged"), 6);
    setFocusProxy(m_reliability);
    auto *row = new TightRow(this);
    for (QComboBox *box : {m_reliability, m_credibility}) {
        fitWords(box, longestGrade);
        row->add(box, 1);
    }
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(row);
}

QString GradeFields::reliability() const
{
    return m_reliability->currentData().toString();
}

int GradeFields::credibility() const
{
    return m_credibility->currentData().toInt();
}

void GradeFields::setGrade(const QString &reliability, int credibility)
{
    m_reliability->setCurrentIndex(qMax(0, m_reliability->findData(reliability)));
    m_credibility->setCurrentIndex(qMax(0, m_credibility->findData(credibility)));
}

} // namespace sourceline
