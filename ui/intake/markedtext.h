#pragma once

#include "model/exchange/articles.h"

#include <QPlainTextEdit>

namespace sourceline {

/// The text of an article as it would be stored, to look through: plain, read-only, what is not the
/// article's own words paler. Long texts are shown from their beginning, and say so.
class MarkedText : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit MarkedText(QWidget *parent = nullptr);

    void setArticle(const ArticleFile &file);

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();

    std::vector<TextRange> m_pale; ///< in UTF-16 units
};

} // namespace sourceline
