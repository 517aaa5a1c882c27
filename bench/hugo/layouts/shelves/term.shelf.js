backfileAddresses([
{{- $shelf := .Title }}{{ $found := slice -}}
{{- range .Pages }}{{ $page := . }}{{ range .Params.stood }}{{ if eq .shelf $shelf }}{{ $found = $found | append (jsonify (slice .at (strings.TrimSuffix ".html" (strings.TrimPrefix "/articles/" $page.RelPermalink)) $page.Title)) }}{{ end }}{{ end }}{{ end }}
{{ delimit (sort $found) ",\n" }}
]);
