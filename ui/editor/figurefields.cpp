#include "ui/editor/figurefields.h"

#include "ui/common/theme.h"
#include "ui/common/tightrow.h"
#include "ui/common/wholewords.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>
#include <limits>
#include <vector>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

std::optional<qint32> numberIn(const QLineEdit &edit)
{
    bool ok = false;
    const int number = edit.text().trimmed().toInt(&ok);
    return ok ? std::optional<qint32>(number) : std::nullopt;
}

QString textOf(std::optional<qint32> number)
{
    return number ? QString::number(*number) : QString();
}

QLineEdit *numberEdit(const QString &name, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setValidator(new QIntValidator(0, std::numeric_limits<qint32>::max(), edit));
    edit->setAccessibleName(name);
    edit->setPlaceholderText(name);
    edit->setAlignment(Qt::AlignRight);
    edit->setMinimumWidth(edit->fontMetrics().horizontalAdvance(u"00000"_s));
    return edit;
}

} // namespace

RangeFields::RangeFields(QWidget *parent)
    : QWidget(parent)
    , m_low(numberEdit(tr("low"), this))
    , m_best(numberEdit(tr("best"), this))
    , m_high(numberEdit(tr("high"), this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::small);
    layout->addWidget(m_low);
    layout->addWidget(new QLabel(QStringLiteral("\u2264"), this));
    layout->addWidget(m_best);
    layout->addWidget(new QLabel(QStringLiteral("\u2264"), this));
    layout->addWidget(m_high);
    setFocusProxy(m_low);
}

FigureRange RangeFields::range() const
{
    return {numberIn(*m_low), numberIn(*m_best), numberIn(*m_high)};
}

QWidget *RangeFields::unreadable() const
{
    for (QLineEdit *edit : {m_low, m_best, m_high}) {
        if (!edit->text().trimmed().isEmpty() && !numberIn(*edit))
            return edit;
    }
    return nullptr;
}

QString RangeFields::tooLarge()
{
    return tr("That number is too large to be kept; 2,147,483,647 is the largest.");
}

void RangeFields::setRange(const FigureRange &range)
{
    m_low->setText(textOf(range.low));
    m_best->setText(textOf(range.best));
    m_high->setText(textOf(range.high));
}

FigureFields::FigureFields(RangeFields &range, QWidget *parent)
    : QWidget(parent)
    , m_range(range)
    , m_reported(new QComboBox(this))
    , m_qualifier(new QComboBox(this))
    , m_number(numberEdit(tr("number"), this))
{
    fitWords(m_reported, 19);
    fitWords(m_qualifier, 9);
    m_reported->setAccessibleName(tr("What is reported"));
    m_reported->addItem(tr("a figure"), u"figure"_s);
    m_reported->addItem(tr("none: zero was said"), u"none"_s);
    m_reported->addItem(tr("not reported"), u"not reported"_s);
    m_reported->addItem(tr("unknown number"), u"unknown"_s);
    m_qualifier->setAccessibleName(tr("Qualifier"));
    m_qualifier->addItem(QString());
    m_qualifier->addItems({u"exactly"_s,
                           u"at least"_s,
                           u"more than"_s,
                           u"up to"_s,
                           u"about"_s,
                           u"nearly"_s,
                           u"several"_s,
                           u"dozens"_s});
    m_number->setToolTip(tr("Fills low, best and high by the codebook's rule"));
    auto *counted = new TightRow(this);
    counted->add(m_qualifier, 1);
    counted->add(m_number, 0);
    auto *row = new TightRow(this);
    row->add(m_reported, 1);
    row->add(counted, 0);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(row);
    m_number->setFixedWidth(fontMetrics().horizontalAdvance(u"00000000"_s));
    setFocusProxy(m_reported);
    connect(m_reported, &QComboBox::currentIndexChanged, this, &FigureFields::arrange);
    connect(m_qualifier, &QComboBox::activated, this, &FigureFields::applyRule);
    connect(m_number, &QLineEdit::textEdited, this, &FigureFields::applyRule);
}

QString FigureFields::reported() const
{
    return m_reported->currentData().toString();
}

QString FigureFields::qualifier() const
{
    return reported() == u"figure" ? m_qualifier->currentText() : QString();
}

void FigureFields::setFigure(const QString &reported, const QString &qualifier)
{
    m_reported->setCurrentIndex(qMax(0, m_reported->findData(reported)));
    m_qualifier->setCurrentText(qualifier);
    arrange();
}

// `more than 15` is a range from 16: the number is found again where the rule gives that range.
void FigureFields::showNumber()
{
    const FigureRange range = m_range.range();
    const QByteArray word = m_qualifier->currentText().toLatin1();
    std::vector<qint32> candidates;
    for (const auto &edge : {range.best, range.low, range.high}) {
        if (edge)
            candidates.insert(candidates.end(), {*edge, *edge - 1, *edge + 1});
    }
    const auto number =
        std::find_if(candidates.begin(), candidates.end(), [&](const qint32 candidate) {
            const FigureRange ruled = rangeOf(word, candidate);
            return candidate >= 0 && ruled.low == range.low && ruled.best == range.best
                   && ruled.high == range.high;
        });
    m_number->setText(number == candidates.end() ? QString() : QString::number(*number));
}

void FigureFields::applyRule()
{
    const QString word = m_qualifier->currentText();
    const bool countless = word == u"several" || word == u"dozens";
    m_number->setEnabled(!countless);
    const auto number = numberIn(*m_number);
    if (!countless && !number)
        return;
    if (word.isEmpty())
        m_qualifier->setCurrentText(u"exactly"_s);
    m_range.setRange(rangeOf(m_qualifier->currentText().toLatin1(), number.value_or(0)));
    emit changed();
}

void FigureFields::arrange()
{
    const bool counted = reported() == u"figure";
    m_qualifier->setVisible(counted);
    m_number->setVisible(counted);
    if (!counted)
        m_range.setRange({});
    emit changed();
}

} // namespace sourceline
